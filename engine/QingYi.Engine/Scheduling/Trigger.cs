using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>A run to start.</summary>
/// <param name="Kind">What starts it.</param>
/// <param name="Options">Its options.</param>
/// <param name="Firing">The scheduled time; null: no schedule started it.</param>
internal sealed record Trigger(TriggerKind Kind, RunOptions Options, Firing? Firing = null);
