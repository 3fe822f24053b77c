using QingYi.Engine.Plugins;

namespace QingYi.Tests.Running;

/// <summary>A connector with a fault of its own: its source throws what no contract foresees.</summary>
internal sealed class FaultyConnector : Connector
{
    public static ConnectorCatalog Installed()
    {
        var catalog = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]);
        catalog.Add(new FaultyConnector(), "test");
        return catalog;
    }

    public override void Describe(ConnectorBuilder builder) => builder.Name("faulty").Api(new Api { Name = "read" });

    public override Task<Source> OpenSourceAsync(SourceContext context, CancellationToken cancellationToken) =>
        throw new KeyNotFoundException("the key\n'x' is not there");
}
