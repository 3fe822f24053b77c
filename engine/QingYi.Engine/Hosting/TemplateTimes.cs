namespace QingYi.Engine.Hosting;

/// <summary>The times for which a preview is rendered.</summary>
/// <param name="LastSync">LAST_SYNC_TIME; null: 24 hours before <paramref name="Now"/>.</param>
/// <param name="Now">CURRENT_TIME, and the time of rendering; null: the clock's.</param>
public sealed record TemplateTimes(DateTimeOffset? LastSync = null, DateTimeOffset? Now = null);
