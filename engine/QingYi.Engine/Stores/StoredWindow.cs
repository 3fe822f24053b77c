namespace QingYi.Engine.Stores;

/// <summary>An open window, or a part of one; or the position in a log.</summary>
/// <param name="Number">Its number in the store; <see cref="OfLog"/> for a log.</param>
/// <param name="From">LAST_SYNC_TIME.</param>
/// <param name="To">CURRENT_TIME.</param>
/// <param name="Cursor">The position to resume at; null: the first page.</param>
/// <param name="IsRead">True when its last page is stored.</param>
/// <param name="Seen">Hashes of the ids of the raw records that are stored so far.</param>
/// <param name="Total">The number of records in the window, as the source reported it.</param>
public sealed record StoredWindow(
    long Number,
    DateTimeOffset From,
    DateTimeOffset To,
    Cursor? Cursor,
    bool IsRead,
    IReadOnlyCollection<long> Seen,
    long? Total
)
{
    /// <summary>The number that represents a log, which has no windows.</summary>
    public const long OfLog = -1;

    /// <summary>Creates a window that is not stored.</summary>
    public static StoredWindow Of(DateTimeOffset from, DateTimeOffset to, string partition = "") =>
        new(0, from, to, null, IsRead: false, [], null) { Partition = partition };

    /// <summary>Creates a position in a log, at the time of a run.</summary>
    public static StoredWindow LogAt(DateTimeOffset at, Cursor? position, string partition) =>
        new(OfLog, at, at, position, IsRead: false, [], null) { Partition = partition };

    /// <summary>The partition of the window or of the log; empty: the whole.</summary>
    public string Partition { get; init; } = "";

    /// <summary>True for a position in a log.</summary>
    public bool IsLog => Number == OfLog;
}
