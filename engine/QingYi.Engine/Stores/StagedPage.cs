namespace QingYi.Engine.Stores;

/// <summary>A page to be stored.</summary>
/// <param name="Window">The window of the page.</param>
/// <param name="Run">The run that fetched it.</param>
/// <param name="Records">The records; a page without records is stored too.</param>
/// <param name="Seen">Hashes of the ids of the raw records. A raw record can become several records, or none.</param>
/// <param name="Next">The cursor after the page; null: it is the last page of the window.</param>
/// <param name="Total">The number of records in the window, as the source reports it.</param>
/// <param name="Policy">When a record is a duplicate.</param>
/// <param name="FetchedAt">When the page was fetched.</param>
public sealed record StagedPage(
    StoredWindow Window,
    string Run,
    IReadOnlyList<StagedRecord> Records,
    IReadOnlyList<long> Seen,
    Cursor? Next,
    long? Total,
    DuplicatePolicy Policy,
    DateTimeOffset FetchedAt
)
{
    /// <summary>The raw records of the page that the source's condition dropped, in order.</summary>
    public IReadOnlyList<DroppedRecord> Dropped { get; init; } = [];
}
