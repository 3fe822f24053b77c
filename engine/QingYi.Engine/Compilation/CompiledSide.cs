using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;

namespace QingYi.Engine.Compilation;

/// <summary>One side of a compiled scheme.</summary>
/// <typeparam name="TPlan">The plan of a source or of a target.</typeparam>
/// <param name="Connector">The connector that runs: the connection's.</param>
/// <param name="Connection">The connection; null where no environment was given.</param>
/// <param name="Api">The api.</param>
/// <param name="Plan">What the connector made of the request.</param>
/// <param name="Request">Renders the request.</param>
internal sealed record CompiledSide<TPlan>(
    InstalledConnector Connector,
    Connection? Connection,
    Api Api,
    TPlan Plan,
    RequestRenderer Request
)
{
    /// <summary>How many runs may use the connection at a time; null: any number.</summary>
    public int? ParallelRuns { get; init; }
}
