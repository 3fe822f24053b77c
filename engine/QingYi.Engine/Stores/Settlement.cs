namespace QingYi.Engine.Stores;

/// <summary>Outcomes to be written down.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Delivery">The delivery that is settled by it; null: records that were refused before they were sent.</param>
/// <param name="Outcomes">What became of the records, by their keys.</param>
/// <param name="At">When.</param>
public sealed record Settlement(int Lane, long? Delivery, IReadOnlyList<Outcome> Outcomes, DateTimeOffset At);
