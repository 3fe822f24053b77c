using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;

namespace QingYi.Engine.Runs;

/// <summary>What the parts of one run share.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Options">What the run was told.</param>
/// <param name="Progress">Its counts.</param>
/// <param name="Limits">The limits of calls.</param>
/// <param name="Clock">The engine's clock.</param>
/// <param name="Logger">The log.</param>
internal sealed record RunContext(
    CompiledScheme Scheme,
    string Run,
    RunOptions Options,
    RunProgress Progress,
    ConnectionLimits Limits,
    TimeProvider Clock,
    ILogger Logger
)
{
    /// <summary>
    /// What templates see of the run as a whole: the begin of its first window and the end of its last one; before they are planned, the
    /// moment of its start.
    /// </summary>
    public ConstantSet Constants { get; init; } = Scheme.Constants(Clock.GetUtcNow(), Clock.GetUtcNow(), Run);

    /// <summary>As many records have been read as the run was told.</summary>
    public bool HasEnough => Progress.Fetched >= Options.Limit;

    /// <summary>Compiles an earlier text of the scheme; null: it cannot be compiled any more.</summary>
    public Func<string, CompiledScheme?> Compile { get; init; } = _ => null;
}
