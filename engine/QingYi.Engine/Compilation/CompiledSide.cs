using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;

namespace QingYi.Engine.Compilation;

/// <summary>One side of a compiled scheme.</summary>
/// <typeparam name="TPlan">The plan of a source or of a target.</typeparam>
/// <param name="Connector">The connector that runs: that of the connection.</param>
/// <param name="Connection">The connection; null where no environment was given.</param>
/// <param name="Api">The api.</param>
/// <param name="Plan">The connector's plan for the request.</param>
/// <param name="Request">Renders the request.</param>
internal sealed record CompiledSide<TPlan>(
    InstalledConnector Connector,
    Connection? Connection,
    Api Api,
    TPlan Plan,
    RequestRenderer Request
)
{
    /// <summary>The number of runs that can use the connection at a time; null: no limit.</summary>
    public int? ParallelRuns { get; init; }
}
