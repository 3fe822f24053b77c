namespace QingYi;

/// <summary>The span of time that a source is asked for.</summary>
/// <param name="From">LAST_SYNC_TIME: its begin.</param>
/// <param name="To">CURRENT_TIME: its end.</param>
public sealed record Window(DateTimeOffset From, DateTimeOffset To);
