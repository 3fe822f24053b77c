using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>A run to be done.</summary>
/// <param name="Kind">What makes it begin.</param>
/// <param name="Options">What it is told.</param>
/// <param name="Firing">The moment of a schedule; null: it comes from none.</param>
internal sealed record Trigger(TriggerKind Kind, RunOptions Options, Firing? Firing = null);
