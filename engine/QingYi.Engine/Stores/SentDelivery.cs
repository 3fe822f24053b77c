namespace QingYi.Engine.Stores;

/// <summary>What a delivery was rendered with.</summary>
/// <param name="Number">Its number in its lane.</param>
/// <param name="Text">The text of the scheme.</param>
/// <param name="From">LAST_SYNC_TIME.</param>
/// <param name="To">CURRENT_TIME.</param>
/// <param name="Run">RUN_ID.</param>
/// <param name="At">When it was begun.</param>
public sealed record SentDelivery(long Number, string Text, DateTimeOffset From, DateTimeOffset To, string Run, DateTimeOffset At);
