using QingYi.Engine.Plugins;

namespace QingYi.Tests.Running;

/// <summary>A connector with an error: its source throws an exception that the contract does not allow.</summary>
internal sealed class FaultyConnector : Connector
{
    public static ConnectorCatalog Installed()
    {
        var catalog = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]);
        catalog.Add(new FaultyConnector(), "test");
        return catalog;
    }

    public override void Describe(ConnectorBuilder builder) =>
        builder.Name("faulty").Api(new Api { Name = "read" }).Api(new Api { Name = "any", Effect = ApiEffect.Any });

    public override SourcePlan CompileSource(RequestDraft draft) =>
        draft.Api.Name == "any"
            ? throw new ConnectorException("the manifest names a detail api that is not there", "Correct 'detail' in the manifest.")
            : SourcePlan.Of(draft.Root, _ => throw new KeyNotFoundException("the key\n'x' is not there"));
}
