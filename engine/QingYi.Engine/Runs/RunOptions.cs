namespace QingYi.Engine.Runs;

/// <summary>What a run is told beyond its scheme.</summary>
public sealed record RunOptions
{
    /// <summary>LAST_SYNC_TIME of a back-fill; null: the watermark.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>CURRENT_TIME of a back-fill; null: now less the lag.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Stop reading after so many records; null: all.</summary>
    public long? Limit { get; init; }

    /// <summary>Other records are read than the scheme says.</summary>
    public bool ReadsOthers { get; init; }

    /// <summary>Show so many rows of the target at the end; 0: none.</summary>
    public int Show { get; init; }

    /// <summary>The moment that the run stands for, where a schedule was late; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Nothing is read; what waits is delivered.</summary>
    public bool OnlyDelivers { get; init; }

    /// <summary>Reads by the request of <c>omissionRemedy</c> instead of the source's own.</summary>
    public bool IsRemedy { get; init; }

    /// <summary>How the options contradict each other, for people; null: they do not.</summary>
    public string? Problem =>
        From is { } from && To is { } to && from >= to ? "the end of a back-fill ('to') must be later than its start ('from')."
        : Limit < 1 ? "'limit' must be at least 1."
        : null;

    /// <summary>The watermark stays where it is.</summary>
    internal bool IsPartial => From is not null || To is not null || Limit is not null || ReadsOthers || OnlyDelivers || IsRemedy;
}
