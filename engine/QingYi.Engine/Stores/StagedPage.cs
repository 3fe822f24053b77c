namespace QingYi.Engine.Stores;

/// <summary>A page on its way into the store.</summary>
/// <param name="Window">The window it belongs to.</param>
/// <param name="Run">The run that fetched it.</param>
/// <param name="Records">Its records; empty pages count too.</param>
/// <param name="Seen">Hashes that name the raw records, of which one may have become several, or none.</param>
/// <param name="Next">The cursor behind it; null: it is the last of the window.</param>
/// <param name="Total">How many records the source says the window holds.</param>
/// <param name="Policy">What makes a record a duplicate.</param>
/// <param name="FetchedAt">When it was fetched.</param>
public sealed record StagedPage(
    StoredWindow Window,
    string Run,
    IReadOnlyList<StagedRecord> Records,
    IReadOnlyList<long> Seen,
    Cursor? Next,
    long? Total,
    DuplicatePolicy Policy,
    DateTimeOffset FetchedAt
);
