using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;

namespace QingYi.Engine.Runs;

/// <summary>What the parts of one run share.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Options">What the run was told.</param>
/// <param name="Progress">Its counts.</param>
/// <param name="Limits">The limits of calls.</param>
/// <param name="Clock">The engine's clock.</param>
/// <param name="Logger">The log.</param>
internal sealed record RunContext(CompiledScheme Scheme, string Run, RunOptions Options, RunProgress Progress, ConnectionLimits Limits, TimeProvider Clock, ILogger Logger);
