namespace QingYi.Engine.Stores;

/// <summary>Something that happened to a record.</summary>
/// <param name="At">When.</param>
/// <param name="What">fetched, received, sent, delivered, rejected, parked, retried, skipped, edited, deleted.</param>
/// <param name="Detail">The run, the delivery, the cause.</param>
public sealed record RecordEvent(DateTimeOffset At, string What, string Detail);
