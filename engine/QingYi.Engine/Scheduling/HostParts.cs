using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Environments;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>The services that the workers of a host share.</summary>
/// <param name="Store">The store.</param>
/// <param name="Limits">The rate limits.</param>
/// <param name="Slots">The slots for parallel runs.</param>
/// <param name="Config">The host's settings.</param>
/// <param name="Clock">The engine's clock.</param>
/// <param name="Logger">The log.</param>
/// <param name="Compile">Compiles an earlier text of a scheme, by its file.</param>
internal sealed record HostParts(
    RecordStore Store,
    ConnectionLimits Limits,
    RunSlots Slots,
    HostConfig Config,
    TimeProvider Clock,
    ILogger Logger,
    Func<string, string, CompiledScheme?> Compile
)
{
    /// <summary>The runs of the host.</summary>
    public required RunTracker Runs { get; init; }
}
