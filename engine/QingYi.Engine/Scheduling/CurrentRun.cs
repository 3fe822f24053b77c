using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>The current run of a scheme.</summary>
/// <param name="Kind">What started it.</param>
/// <param name="Started">When it started.</param>
/// <param name="Progress">Its counts.</param>
public sealed record CurrentRun(TriggerKind Kind, DateTimeOffset Started, RunProgress Progress);
