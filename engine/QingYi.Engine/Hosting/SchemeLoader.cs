using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Hosting;

/// <summary>From files to schemes that can be run: reads the scheme and its environment, starts what is emulated, compiles.</summary>
/// <param name="workspace">What the use cases share.</param>
public sealed class SchemeLoader(Workspace workspace)
{
    /// <summary>Loads a scheme. What is wrong with it stands in <see cref="LoadedScheme.Problems"/>.</summary>
    /// <exception cref="Stores.StoreException">A stored secret cannot be read with the keys that are there (QY5015).</exception>
    public async Task<LoadedScheme> LoadAsync(SchemeQuery query, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        var overrides = new SchemeOverrides(query.Overrides, problems);
        var config = new SchemeReader(problems, overrides).Read(query.File);
        var environment =
            query.Use == EnvironmentUse.None
                ? null
                : await EnvironmentAsync(query.Environment, query.File, query.Use, problems, cancellationToken).ConfigureAwait(false);
        var compiled = new SchemeCompiler(workspace.Catalog, environment, problems).Compile(config);
        return new LoadedScheme(query.File, compiled, environment, problems) { ReadsOthers = overrides.ChangesWhatIsRead };
    }

    /// <summary>Reads an environment and starts what it emulates.</summary>
    /// <param name="name">A path, or a name that is looked for in <c>environments/</c>; null: <c>default</c>.</param>
    /// <param name="schemeFile">The scheme beside which it is looked for.</param>
    /// <param name="use">How much of it is needed.</param>
    /// <param name="problems">Gets what is wrong with it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Null: it is not there, or cannot be read at all.</returns>
    public async Task<EnvironmentFile?> EnvironmentAsync(
        string? name,
        string schemeFile,
        EnvironmentUse use,
        ProblemList problems,
        CancellationToken cancellationToken
    )
    {
        var file = EnvironmentFile.Locate(name, schemeFile, out var looked);
        if (file is null)
        {
            if (use != EnvironmentUse.IfThere || name is not null)
            {
                problems.Error(
                    "QY4001",
                    new SourcePosition(schemeFile, 0, 0),
                    $"the environment '{name ?? "default"}' was not found. Looked for: {string.Join(", ", looked)}. Create one "
                        + "of them, or name another with --env; 'sandbox' needs nothing installed."
                );
            }

            return null;
        }

        var environment = new EnvironmentReader(workspace.Catalog, workspace.Mask, problems, workspace.Secrets).Read(
            file,
            new Dictionary<string, string>
            {
                ["QINGYI_STATE"] = workspace.State,
                ["QINGYI_ENVIRONMENT"] = Path.GetDirectoryName(Path.GetFullPath(file))!,
            }
        );
        return environment is null || use != EnvironmentUse.Started || problems.HasErrors
            ? environment
            : await workspace.Emulators.StartAsync(environment, problems, cancellationToken).ConfigureAwait(false);
    }

    internal static CompiledScheme? Compile(
        ConnectorCatalog catalog,
        EnvironmentFile? environment,
        string file,
        string text,
        ProblemList problems
    ) => new SchemeCompiler(catalog, environment, problems).Compile(new SchemeReader(problems).Parse(file, text));
}
