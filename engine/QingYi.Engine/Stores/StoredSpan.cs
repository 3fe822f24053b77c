namespace QingYi.Engine.Stores;

/// <summary>A window of a source, or a part of one, that was begun.</summary>
/// <param name="From">LAST_SYNC_TIME.</param>
/// <param name="To">CURRENT_TIME.</param>
/// <param name="Run">The run that began it.</param>
/// <param name="IsClosed">False: it is not read completely.</param>
/// <param name="MovesWatermark">False for back-fills and limited runs.</param>
public sealed record StoredSpan(DateTimeOffset From, DateTimeOffset To, string Run, bool IsClosed, bool MovesWatermark);
