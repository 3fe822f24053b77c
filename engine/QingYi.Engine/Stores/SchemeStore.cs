namespace QingYi.Engine.Stores;

/// <summary>
/// A scheme's part of the store, protected by the scheme's lease. Every change checks the epoch in its own transaction; if the holder has
/// lost the lease, the method throws a <see cref="StoreException"/> and changes nothing. Both dispatchers of a run can use it at the same
/// time.
/// </summary>
public abstract class SchemeStore : IAsyncDisposable
{
    /// <summary>The fencing token: higher than that of every earlier holder.</summary>
    public abstract long Epoch { get; }

    /// <summary>The ids that a reconciliation lists.</summary>
    public abstract SourceListing Listing { get; }

    /// <summary>Returns the parts of the window that an earlier run left open, in order; none: no window is open.</summary>
    public abstract Task<IReadOnlyList<StoredWindow>> OpenWindowsAsync(CancellationToken cancellationToken);

    /// <summary>Opens a window.</summary>
    /// <param name="from">LAST_SYNC_TIME.</param>
    /// <param name="to">CURRENT_TIME.</param>
    /// <param name="use">What its records are read for.</param>
    /// <param name="run">The run that opens it.</param>
    /// <param name="partitions">Its partitions, each with a cursor of its own; at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The parts, in order.</returns>
    public abstract Task<IReadOnlyList<StoredWindow>> BeginWindowAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        WindowUse use,
        string run,
        IReadOnlyList<string> partitions,
        CancellationToken cancellationToken
    );

    /// <summary>Returns the position in a log, or in a partition of one.</summary>
    /// <param name="partition">The partition; empty: the whole.</param>
    /// <param name="at">The time of the run, for the constants.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<StoredWindow> OpenLogAsync(string partition, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Stores a page's records and the cursor after it in one transaction.</summary>
    public abstract Task<StageResult> StageAsync(StagedPage page, CancellationToken cancellationToken);

    /// <summary>Deletes the cursor and the hashes of the ids seen, so that the window is read again from its start.</summary>
    public abstract Task RestartWindowAsync(StoredWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Closes a window, or a part of one, that has been read completely. If the window moves the watermark, the watermark moves when no
    /// part of the window is open any more.
    /// </summary>
    public abstract Task CloseWindowAsync(StoredWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Returns waiting records in the order of their keys, including parked ones whose awaited scheme has stored records since.
    /// </summary>
    /// <param name="after">Only records with a higher key.</param>
    /// <param name="limit">The maximum number of records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Fewer than <paramref name="limit"/> where the contents are large: at most 8 MiB, but at least one record.</returns>
    public abstract Task<IReadOnlyList<StoredRecord>> WaitingAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Returns the same records without their contents, for a caller that has them rendered already.</summary>
    /// <inheritdoc cref="WaitingAsync"/>
    public abstract Task<IReadOnlyList<WaitingRecord>> ListWaitingAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Returns records by their keys, in the order of the keys.</summary>
    public abstract Task<IReadOnlyList<StoredRecord>> RecordsAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken);

    /// <summary>Returns the open delivery of a lane with the content with which it began; null: none.</summary>
    public abstract Task<StoredDelivery?> PendingAsync(int lane, CancellationToken cancellationToken);

    /// <summary>Returns the lanes that a run has to take: those in which it writes, and others that have had deliveries.</summary>
    /// <param name="used">The number of lanes in which the run writes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<int>> LanesAsync(int used, CancellationToken cancellationToken) =>
        [.. Enumerable.Range(0, used).Union(await LanesAsync(cancellationToken).ConfigureAwait(false))];

    /// <summary>Returns the number of the last delivery of a lane; 0: none.</summary>
    public abstract Task<long> LastDeliveryAsync(int lane, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction, settles outcomes (and the delivery they belong to, where given) and begins the next delivery, which is durable
    /// when this returns.
    /// </summary>
    /// <returns>False: a record of the next delivery, or one that is set aside, has received new content since it was read; nothing was
    /// changed. Read it again.</returns>
    public abstract Task<bool> AdvanceAsync(Settlement? settled, DeliveryStart? next, CancellationToken cancellationToken);

    /// <summary>Stores the text of a version of the scheme.</summary>
    public abstract Task SaveVersionAsync(string version, string text, CancellationToken cancellationToken);

    /// <summary>Returns the text of a version, or null.</summary>
    public abstract Task<string?> VersionAsync(string version, CancellationToken cancellationToken);

    /// <summary>Returns the profile of the fields of the scheme's records; null: there is none yet.</summary>
    public abstract Task<string?> ProfileAsync(CancellationToken cancellationToken);

    /// <summary>Stores the profile of the fields of the scheme's records.</summary>
    /// <param name="profile">The profile; opaque to the store.</param>
    /// <param name="by">Who accepted it, for the audit; null: a run changed it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task SaveProfileAsync(string profile, AuditStamp? by, CancellationToken cancellationToken);

    /// <summary>Stores what determines the ids of the scheme's records: see <see cref="RecordStore.ShapeAsync"/>.</summary>
    public abstract Task SaveShapeAsync(string shape, CancellationToken cancellationToken);

    /// <summary>
    /// Handles windows that end later than now: the clock was ahead when they were read, so what has changed since is in none of them. Sets
    /// the watermark back to the start of the first of these windows and closes those that are open.
    /// </summary>
    /// <returns>The time that had been read up to, and the new watermark; null: no window ends later than now.</returns>
    public abstract Task<(DateTimeOffset Ahead, DateTimeOffset Back)?> RewindAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Sets the watermark: the time from which the next run reads.</summary>
    public abstract Task SetWatermarkAsync(DateTimeOffset watermark, AuditStamp by, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the scheme's records, windows and positions in logs, and sets the watermark back to the start of the first window, so that
    /// nothing stays unread. The lanes keep their numbers, because targets know them.
    /// </summary>
    /// <returns>The watermark; null: no window was ever begun.</returns>
    public abstract Task<DateTimeOffset?> ResetAsync(AuditStamp by, CancellationToken cancellationToken);

    /// <summary>Stores the report of a run.</summary>
    public abstract Task SaveRunAsync(StoredRun run, CancellationToken cancellationToken);

    /// <summary>Releases the lease.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Returns the lanes that have had deliveries.</summary>
    protected abstract Task<IReadOnlyList<int>> LanesAsync(CancellationToken cancellationToken);
}
