namespace QingYi.Engine.Stores;

/// <summary>
/// The durable data pool (数据池) between source and target. What a method has returned from survives a kill of the process and a failure
/// of the power. Every implementation passes StoreConformance.
/// </summary>
public abstract class RecordStore : IAsyncDisposable
{
    /// <summary>Identifies this store for ever; targets keep it beside their checkpoints.</summary>
    public abstract string Id { get; }

    /// <summary>Takes the lease of a scheme and raises its epoch, which is the fencing token of the run.</summary>
    /// <exception cref="StoreException">Another process that is alive holds it.</exception>
    public abstract Task<SchemeStore> AcquireAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Records of a scheme, in the order they were first stored.</summary>
    /// <param name="scheme">The scheme's id.</param>
    /// <param name="status">Only these; null: all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <param name="since">Only those settled since then; null: all.</param>
    public abstract Task<IReadOnlyList<RecordListing>> ListAsync(string scheme, RecordStatus? status, int limit, CancellationToken cancellationToken, DateTimeOffset? since = null);

    /// <summary>A record with its content, what was kept of its answer included; null: there is none of that id.</summary>
    public abstract Task<(RecordListing Listing, ReadOnlyMemory<byte> Content)?> FindAsync(string scheme, string id, CancellationToken cancellationToken);

    /// <summary>
    /// By what the records that the scheme has fetched got their ids: id, api, beatFlat, splitArray. Under another shape each would have a new name
    /// and be delivered again. Null: it has fetched none, or before shapes were kept.
    /// </summary>
    public abstract Task<string?> ShapeAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>The text of the scheme that ran last; null: none has.</summary>
    public abstract Task<string?> TextAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Runs that have ended, the newest first.</summary>
    /// <param name="scheme">Only of this scheme; null: of all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public abstract Task<IReadOnlyList<StoredRun>> RunsAsync(string? scheme, int limit, CancellationToken cancellationToken);

    /// <summary>What people did to a scheme's state, the newest first.</summary>
    public abstract Task<IReadOnlyList<(DateTimeOffset At, string Action)>> AuditAsync(string scheme, int limit, CancellationToken cancellationToken);

    /// <summary>How many records a scheme has in each status.</summary>
    public abstract Task<IReadOnlyDictionary<RecordStatus, long>> CountAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>The end of the contiguous windows of a scheme that are wholly stored; null: none yet.</summary>
    public abstract Task<DateTimeOffset?> WatermarkAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>The ids of all schemes that have records or windows.</summary>
    public abstract Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellationToken);

    /// <summary>Look-ups among the stored records of all schemes.</summary>
    public abstract RecordLookups Lookups { get; }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
