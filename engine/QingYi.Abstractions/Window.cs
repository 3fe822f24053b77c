namespace QingYi;

/// <summary>The span of time that a source reads.</summary>
/// <param name="From">LAST_SYNC_TIME: the start.</param>
/// <param name="To">CURRENT_TIME: the end.</param>
public sealed record Window(DateTimeOffset From, DateTimeOffset To);
