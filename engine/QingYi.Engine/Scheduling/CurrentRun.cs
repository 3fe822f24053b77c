using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>A run that is going on.</summary>
/// <param name="Kind">What made it begin.</param>
/// <param name="Started">When it began.</param>
/// <param name="Progress">Its counts.</param>
public sealed record CurrentRun(TriggerKind Kind, DateTimeOffset Started, RunProgress Progress);
