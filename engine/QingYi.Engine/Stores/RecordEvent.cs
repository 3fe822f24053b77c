namespace QingYi.Engine.Stores;

/// <summary>An event in the history of a record.</summary>
/// <param name="At">The time.</param>
/// <param name="What">fetched, received, sent, delivered, rejected, parked, retried, skipped, edited, deleted, missing,
/// returned.</param>
/// <param name="Detail">The run, the delivery or the cause.</param>
public sealed record RecordEvent(DateTimeOffset At, string What, LocalizedText Detail);
