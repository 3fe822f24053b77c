namespace QingYi.Engine.Stores;

/// <summary>A delivery that has begun.</summary>
/// <param name="Lane">Its lane.</param>
/// <param name="Number">Its number in the lane.</param>
/// <param name="Version">The version of the scheme that rendered it.</param>
/// <param name="From">The LAST_SYNC_TIME with which it was rendered.</param>
/// <param name="To">The CURRENT_TIME with which it was rendered.</param>
/// <param name="Run">The RUN_ID with which it was rendered.</param>
/// <param name="Records">Its records, in order, with the content with which it began.</param>
public sealed record StoredDelivery(
    int Lane,
    long Number,
    string Version,
    DateTimeOffset From,
    DateTimeOffset To,
    string Run,
    IReadOnlyList<StoredRecord> Records
);
