namespace QingYi.Engine.Stores;

/// <summary>A delivery that was begun.</summary>
/// <param name="Lane">Its lane.</param>
/// <param name="Number">Its number in the lane.</param>
/// <param name="Version">The version of the scheme that rendered it.</param>
/// <param name="From">LAST_SYNC_TIME that it was rendered with.</param>
/// <param name="To">CURRENT_TIME that it was rendered with.</param>
/// <param name="Run">RUN_ID that it was rendered with.</param>
/// <param name="Records">Its records, in order, with the content it was begun with.</param>
public sealed record StoredDelivery(
    int Lane,
    long Number,
    string Version,
    DateTimeOffset From,
    DateTimeOffset To,
    string Run,
    IReadOnlyList<StoredRecord> Records
);
