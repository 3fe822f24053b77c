using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Hosting;

/// <summary>Loads schemes from files: reads the scheme and its environment, starts the emulators, and compiles the scheme.</summary>
/// <param name="workspace">The services that the use cases share.</param>
public sealed class SchemeLoader(Workspace workspace)
{
    /// <summary>True for the name of a scheme file: <c>.yaml</c>, <c>.yml</c> or <c>.json</c>, neither hidden nor a JSON Schema.</summary>
    public static bool IsSchemeFile(string file) =>
        Path.GetExtension(file) is ".yaml" or ".yml" or ".json"
        && !Path.GetFileName(file).StartsWith('.')
        && !file.EndsWith(".schema.json", StringComparison.Ordinal);

    /// <summary>Returns a name for the text of a scheme that is in no file, by which it is read as YAML or as JSON.</summary>
    public static string NameOf(string text) => text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{', ..] ? "scheme.json" : "scheme.yaml";

    /// <summary>Loads a scheme. <see cref="LoadedScheme.Problems"/> contains its problems.</summary>
    /// <exception cref="Stores.StoreException">A stored secret cannot be decrypted with the available keys (QY5015).</exception>
    public async Task<LoadedScheme> LoadAsync(SchemeQuery query, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        var overrides = new SchemeOverrides(query.Overrides, problems);
        var config = new SchemeReader(problems, overrides).Read(query.File);
        var environment =
            query.Use == EnvironmentUse.None
                ? null
                : await EnvironmentAsync(query.Environment, query.File, query.Use, problems, cancellationToken).ConfigureAwait(false);
        var partly = new SchemeCompiler(workspace.Catalog, environment, problems).CompilePartly(config);
        return new LoadedScheme(query.File, partly, environment, problems) { ReadsOthers = overrides.ChangesWhatIsRead };
    }

    /// <summary>Reads an environment and starts its emulators.</summary>
    /// <param name="name">A path, or a name to look up in <c>environments/</c>; null: <c>default</c>.</param>
    /// <param name="schemeFile">The scheme whose folder is searched for the environment.</param>
    /// <param name="use">Which part of the environment is needed.</param>
    /// <param name="problems">Receives the problems of the environment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The environment; null: it does not exist, or cannot be read at all.</returns>
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
                    HostingTexts.EnvironmentNotFound(name ?? "default", [.. looked])
                );
            }

            return null;
        }

        var environment = new EnvironmentReader(workspace.Catalog, workspace.Mask, problems, workspace.Secrets).Read(
            file,
            BuiltIn(workspace, file)
        );
        return environment is null || use != EnvironmentUse.Started || problems.HasErrors
            ? environment
            : await workspace.Emulators.StartAsync(environment, problems, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads the text of a scheme that need not be in a file yet.</summary>
    /// <param name="file">The name for positions; with <c>.json</c> at its end the text is JSON, otherwise YAML.</param>
    /// <param name="text">The scheme.</param>
    /// <param name="environment">The connections; null: they are not checked.</param>
    public LoadedScheme Load(string file, string text, EnvironmentFile? environment)
    {
        var problems = new ProblemList();
        var config = new SchemeReader(problems).Parse(file, text);
        return new LoadedScheme(
            file,
            new SchemeCompiler(workspace.Catalog, environment, problems).CompilePartly(config),
            environment,
            problems
        );
    }

    /// <summary>Returns the problems of the text of an environment.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="text">The text; a byte order mark is no part of it.</param>
    /// <param name="secrets">Returns a secret by its name; null: the secrets of the host.</param>
    internal IReadOnlyList<Problem> CheckEnvironment(string file, string text, Func<string, string?>? secrets = null)
    {
        var problems = new ProblemList();
        // Half of a secret that is being written, or one that is not saved, is not a word to hide.
        new EnvironmentReader(workspace.Catalog, new SecretMask(), problems, secrets ?? workspace.Secrets).Parse(
            file,
            text.TrimStart('\uFEFF'),
            BuiltIn(workspace, file)
        );
        return problems.Sorted;
    }

    internal static CompiledScheme? Compile(
        ConnectorCatalog catalog,
        EnvironmentFile? environment,
        string file,
        string text,
        ProblemList problems
    ) => new SchemeCompiler(catalog, environment, problems).Compile(new SchemeReader(problems).Parse(file, text));

    /// <summary>The names that the engine itself gives to an environment file.</summary>
    internal static Dictionary<string, string> BuiltIn(Workspace workspace, string file) =>
        new() { ["QINGYI_STATE"] = workspace.State, ["QINGYI_ENVIRONMENT"] = Path.GetDirectoryName(Path.GetFullPath(file))! };
}
