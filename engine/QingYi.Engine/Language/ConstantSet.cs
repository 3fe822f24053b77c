namespace QingYi.Engine.Language;

/// <summary>
/// The values of the language's constants: fixed for each window, the pagination constants for each page, <see cref="Change"/> for each
/// record.
/// </summary>
internal sealed record ConstantSet
{
    public required DateTimeOffset LastSyncTime { get; init; }

    public required DateTimeOffset CurrentTime { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The time of rendering; null: the clock's.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The unit of a time without a filter.</summary>
    public bool TimestampsInMilliseconds { get; init; }

    public int PageSize { get; init; } = 50;

    public long Page { get; init; }

    public long StartPage { get; init; }

    public string SchemeId { get; init; } = "";

    public string RunId { get; init; } = "";

    public RecordChange Change { get; init; }
}
