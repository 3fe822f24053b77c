namespace QingYi.Engine.Stores;

/// <summary>A window that is being read, or a part of one; or the position in a log.</summary>
/// <param name="Number">Its number in the store; <see cref="OfLog"/> for a log.</param>
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
)
{
    /// <summary>The number that stands for a log, which has no windows.</summary>
    public const long OfLog = -1;

    /// <summary>A window that is not kept.</summary>
    public static StoredWindow Of(DateTimeOffset from, DateTimeOffset to) => new(0, from, to, null, IsRead: false, [], null);

    /// <summary>A position in a log, at the time of a run.</summary>
    public static StoredWindow LogAt(DateTimeOffset at, Cursor? position, string partition) =>
        new(OfLog, at, at, position, IsRead: false, [], null) { Partition = partition };

    /// <summary>The part of the window or of the log; empty: the whole.</summary>
    public string Partition { get; init; } = "";

    /// <summary>It is a position in a log.</summary>
    public bool IsLog => Number == OfLog;
}
