using QingYi.Engine.Stores;

namespace QingYi.Storage;

public abstract partial class SqlRecordStore
{
    // A search through all records takes a second; the lists of other callers do not wait for it.
    private readonly SideConnection searching;

    /// <inheritdoc/>
    public override Task<IReadOnlyList<FoundRecord>> SearchAsync(
        string name,
        IReadOnlyList<string> schemes,
        int limit,
        CancellationToken cancellationToken
    ) => SearchAsync<IReadOnlyList<FoundRecord>>(d => new SqlSearch(d).Everywhere(name, schemes, limit), cancellationToken);

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
        reading.ReadAsync(d => new SqlSpans(d).Ahead(scheme, key), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredSpan>> SpansAsync(string scheme, int limit, CancellationToken cancellationToken) =>
        reading.ReadAsync<IReadOnlyList<StoredSpan>>(d => new SqlSpans(d).List(scheme, limit), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredDrop>> DropsAsync(string scheme, CancellationToken cancellationToken) =>
        reading.ReadAsync<IReadOnlyList<StoredDrop>>(d => SqlDrops.List(d, scheme), cancellationToken);

    /// <inheritdoc/>
    public override Task<DateTimeOffset?> ReadSinceAsync(string scheme, CancellationToken cancellationToken) =>
        reading.ReadAsync(d => new SqlSpans(d).Since(scheme), cancellationToken);

    /// <inheritdoc/>
    public override Task<RecordScan> ScanAsync(
        string scheme,
        RecordQuery query,
        Func<ReadOnlyMemory<byte>, bool> matches,
        TimeSpan most,
        CancellationToken cancellationToken
    ) => Task.Run(() => new SqlScan(searching.Database, scheme, query).RunAsync(matches, most, cancellationToken), cancellationToken);

    private Task<T> SearchAsync<T>(Func<StoreDatabase, T> search, CancellationToken cancellationToken) =>
        Task.Run(() => searching.ReadAsync(search, cancellationToken), cancellationToken);
}
