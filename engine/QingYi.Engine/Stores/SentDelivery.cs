namespace QingYi.Engine.Stores;

/// <summary>The data with which a delivery was rendered.</summary>
/// <param name="Number">Its number in its lane.</param>
/// <param name="Text">The text of the scheme.</param>
/// <param name="From">LAST_SYNC_TIME.</param>
/// <param name="To">CURRENT_TIME.</param>
/// <param name="Run">RUN_ID.</param>
/// <param name="At">When the delivery began.</param>
public sealed record SentDelivery(long Number, string Text, DateTimeOffset From, DateTimeOffset To, string Run, DateTimeOffset At);
