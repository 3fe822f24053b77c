using QingYi.Engine.Stores;

namespace QingYi.Storage;

public abstract partial class SqlRecordStore
{
    // A search through all records takes a second; the lists of other callers do not wait for it.
    private StoreDatabase? searching;

    /// <inheritdoc/>
    public override Task<IReadOnlyList<FoundRecord>> SearchAsync(string name, int limit, CancellationToken cancellationToken) =>
        SearchAsync<IReadOnlyList<FoundRecord>>(d => new SqlSearch(d).Everywhere(name, limit), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<RecordListing>> SimilarAsync(
        string scheme,
        string text,
        int limit,
        CancellationToken cancellationToken
    ) => SearchAsync<IReadOnlyList<RecordListing>>(d => new SqlSearch(d).Similar(scheme, text, limit), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<RecordGroup>> GroupAsync(string scheme, CancellationToken cancellationToken) =>
        SearchAsync<IReadOnlyList<RecordGroup>>(d => new SqlSearch(d).Groups(scheme), cancellationToken);

    /// <inheritdoc/>
    public override Task<long> AheadAsync(string scheme, long key, CancellationToken cancellationToken) =>
        LookAsync(d => new SqlSpans(d).Ahead(scheme, key), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredSpan>> SpansAsync(string scheme, int limit, CancellationToken cancellationToken) =>
        LookAsync<IReadOnlyList<StoredSpan>>(d => new SqlSpans(d).List(scheme, limit), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredDrop>> DropsAsync(string scheme, CancellationToken cancellationToken) =>
        LookAsync<IReadOnlyList<StoredDrop>>(d => SqlDrops.List(d, scheme), cancellationToken);

    /// <inheritdoc/>
    public override Task<DateTimeOffset?> ReadSinceAsync(string scheme, CancellationToken cancellationToken) =>
        LookAsync(d => new SqlSpans(d).Since(scheme), cancellationToken);

    /// <inheritdoc/>
    public override Task<RecordScan> ScanAsync(
        string scheme,
        RecordQuery query,
        Func<ReadOnlyMemory<byte>, bool> matches,
        TimeSpan most,
        CancellationToken cancellationToken
    ) => Task.Run(() => new SqlScan(Searching(), scheme, query).RunAsync(matches, most, cancellationToken), cancellationToken);

    private Task<T> SearchAsync<T>(Func<StoreDatabase, T> look, CancellationToken cancellationToken)
    {
        var database = Searching();
        return Task.Run(() => database.ReadAsync(() => look(database), cancellationToken), cancellationToken);
    }

    private StoreDatabase Searching()
    {
        lock (opening)
        {
            return searching ??= Another();
        }
    }
}
