using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The options of a run.</summary>
public sealed record RunOptions
{
    /// <summary>LAST_SYNC_TIME of a back-fill; null: the watermark.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>CURRENT_TIME of a back-fill; null: now minus the lag.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Stop reading after this number of records; null: read all.</summary>
    public long? Limit { get; init; }

    /// <summary>True when overrides make the run read other records than the scheme describes.</summary>
    public bool ReadsOthers { get; init; }

    /// <summary>The number of rows of the target to show at the end; 0: none.</summary>
    public int Show { get; init; }

    /// <summary>The scheduled time of a run that starts late; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>True when the run reads nothing and only delivers waiting records.</summary>
    public bool OnlyDelivers { get; init; }

    /// <summary>True when the run uses the request of <c>omissionRemedy</c> instead of the source's own.</summary>
    public bool IsRemedy { get; init; }

    /// <summary>True when the run compares the ids of the source with the store instead of reading records.</summary>
    public bool IsReconciliation { get; init; }

    /// <summary>What a reconciliation does with records that are gone; null: as the scheme says.</summary>
    public MissingAction? Action { get; init; }

    /// <summary>How the options contradict each other, for people; null: they do not.</summary>
    public LocalizedText? Problem =>
        From is { } from && To is { } to && from >= to ? RunTexts.EndBeforeStart
        : Limit < 1 ? RunTexts.LimitTooSmall
        : null;

    /// <summary>True when the run does not move the watermark.</summary>
    internal bool IsPartial => ChoosesRecords || Limit is not null || OnlyDelivers || IsReconciliation;

    /// <summary>What the windows of the run are read for.</summary>
    internal WindowUse Use =>
        ReadsOthers || IsRemedy ? WindowUse.Other
        : IsPartial ? WindowUse.BackFill
        : WindowUse.Regular;

    /// <summary>True when the run reads other records than a run without options.</summary>
    internal bool ChoosesRecords => From is not null || To is not null || ReadsOthers || IsRemedy;
}
