namespace QingYi.Engine.Stores;

/// <summary>A window that is being read.</summary>
/// <param name="Number">Its number in the store.</param>
/// <param name="From">LAST_SYNC_TIME.</param>
/// <param name="To">CURRENT_TIME.</param>
/// <param name="Cursor">Where to go on; null: at the first page.</param>
/// <param name="IsRead">Its last page is stored.</param>
/// <param name="Seen">Hashes of the raw records' ids that are stored so far.</param>
/// <param name="Total">How many records the source said it holds.</param>
public sealed record StoredWindow(
    long Number,
    DateTimeOffset From,
    DateTimeOffset To,
    Cursor? Cursor,
    bool IsRead,
    IReadOnlyCollection<long> Seen,
    long? Total
);
