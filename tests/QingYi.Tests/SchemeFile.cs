using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using Xunit;

namespace QingYi.Tests;

/// <summary>Compiles schemes as the program does; a problem fails the test.</summary>
internal static class SchemeFile
{
    /// <param name="catalog">The connectors.</param>
    /// <param name="text">The scheme.</param>
    /// <param name="environment">The environment's file; null: none.</param>
    /// <param name="file">The scheme's file name, which determines whether it is YAML or JSON.</param>
    public static CompiledScheme Compile(ConnectorCatalog catalog, string text, string? environment = null, string file = "scheme.yaml")
    {
        var problems = new ProblemList();
        var connections = environment is null
            ? null
            : new EnvironmentReader(catalog, new SecretMask(), problems).Read(environment, new Dictionary<string, string>());
        var scheme = new SchemeCompiler(catalog, connections, problems).Compile(new SchemeReader(problems).Parse(file, text));
        Assert.True(scheme is not null, string.Join('\n', problems.Sorted));
        return scheme;
    }

    public static Task<Source> OpenSourceAsync(this CompiledScheme scheme, CancellationToken cancellationToken) =>
        new SideOpener(scheme, new ConnectionLimits(TimeProvider.System), TimeProvider.System).SourceAsync(cancellationToken);

    public static Task<Target> OpenTargetAsync(this CompiledScheme scheme, CancellationToken cancellationToken) =>
        new SideOpener(scheme, new ConnectionLimits(TimeProvider.System), TimeProvider.System).TargetAsync(cancellationToken);
}
