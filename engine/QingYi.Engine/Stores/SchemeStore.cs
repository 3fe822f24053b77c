namespace QingYi.Engine.Stores;

/// <summary>
/// A scheme's part of the store, held by its lease. Every change checks the epoch in its own transaction; a holder that has lost the
/// lease gets a <see cref="StoreException"/> and has changed nothing. Safe for the two dispatchers of a run.
/// </summary>
public abstract class SchemeStore : IAsyncDisposable
{
    /// <summary>The fencing token: higher than that of any earlier holder.</summary>
    public abstract long Epoch { get; }

    /// <summary>The parts of the window that an earlier run left open, in order; none: none is open.</summary>
    public abstract Task<IReadOnlyList<StoredWindow>> OpenWindowsAsync(CancellationToken cancellationToken);

    /// <summary>Opens a window.</summary>
    /// <param name="from">LAST_SYNC_TIME.</param>
    /// <param name="to">CURRENT_TIME.</param>
    /// <param name="movesWatermark">False for back-fills and limited runs.</param>
    /// <param name="run">The run that opens it.</param>
    /// <param name="partitions">Its parts, each with a cursor of its own; one at least.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The parts, in order.</returns>
    public abstract Task<IReadOnlyList<StoredWindow>> BeginWindowAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        bool movesWatermark,
        string run,
        IReadOnlyList<string> partitions,
        CancellationToken cancellationToken
    );

    /// <summary>How far a log, or a part of one, has been read.</summary>
    /// <param name="partition">The part; empty: the whole.</param>
    /// <param name="at">The time of the run, for the constants.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public abstract Task<StoredWindow> OpenLogAsync(string partition, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Stores a page's records and the cursor behind it in one transaction.</summary>
    public abstract Task<StageResult> StageAsync(StagedPage page, CancellationToken cancellationToken);

    /// <summary>Forgets the cursor and the ids seen, so that the window is read again from its start.</summary>
    public abstract Task RestartWindowAsync(StoredWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Closes a window, or a part of one, that has been read to its end. The watermark moves if the window does, and when no part of it is
    /// open any more.
    /// </summary>
    public abstract Task CloseWindowAsync(StoredWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Waiting records, in order of their keys; parked ones whose awaited scheme has stored records since are among them.
    /// </summary>
    /// <param name="after">Only those with a higher key.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Fewer than <paramref name="limit"/> where their contents are large: at most 8 MiB, but one record at least.</returns>
    public abstract Task<IReadOnlyList<StoredRecord>> WaitingAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The same records without their contents, for whoever knows what they are sent as.</summary>
    /// <inheritdoc cref="WaitingAsync"/>
    public abstract Task<IReadOnlyList<WaitingRecord>> ListWaitingAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Records by their keys, in order of the keys.</summary>
    public abstract Task<IReadOnlyList<StoredRecord>> RecordsAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken);

    /// <summary>The delivery of a lane that was begun and not settled, or null; with the content that it was begun with.</summary>
    public abstract Task<StoredDelivery?> PendingAsync(int lane, CancellationToken cancellationToken);

    /// <summary>The lanes that a run has to take: those it writes in, and others that there have been deliveries in.</summary>
    /// <param name="used">How many it writes in.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<int>> LanesAsync(int used, CancellationToken cancellationToken) =>
        [.. Enumerable.Range(0, used).Union(await LanesAsync(cancellationToken).ConfigureAwait(false))];

    /// <summary>The number of the last delivery of a lane; 0: none.</summary>
    public abstract Task<long> LastDeliveryAsync(int lane, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: settles outcomes (and, where given, the delivery they belong to), and begins the next delivery, which is
    /// durable when this returns.
    /// </summary>
    /// <returns>False: a record that was to be sent or set aside has got new content since it was read; nothing was done, read it
    /// again.</returns>
    public abstract Task<bool> AdvanceAsync(Settlement? settled, DeliveryStart? next, CancellationToken cancellationToken);

    /// <summary>Keeps the text of a scheme's version.</summary>
    public abstract Task SaveVersionAsync(string version, string text, CancellationToken cancellationToken);

    /// <summary>The text of a version, or null.</summary>
    public abstract Task<string?> VersionAsync(string version, CancellationToken cancellationToken);

    /// <summary>Keeps by what the scheme's records get their ids: see <see cref="RecordStore.ShapeAsync"/>.</summary>
    public abstract Task SaveShapeAsync(string shape, CancellationToken cancellationToken);

    /// <summary>
    /// Where windows end later than now, the clock was ahead when they were read, and what has changed since is in none of them: sets the
    /// watermark back to where the first of them began and ends those that are open.
    /// </summary>
    /// <returns>Up to when was read, and the watermark; null: no window ends later than now.</returns>
    public abstract Task<(DateTimeOffset Ahead, DateTimeOffset Back)?> RewindAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Sets the watermark: the next run reads from there.</summary>
    public abstract Task SetWatermarkAsync(DateTimeOffset watermark, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets the scheme's records, windows and positions in logs and sets the watermark back to where the first window began, so that
    /// nothing stays unread. Its lanes keep their numbers, which targets know.
    /// </summary>
    /// <returns>The watermark; null: no window was ever begun.</returns>
    public abstract Task<DateTimeOffset?> ResetAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Keeps how a run ended.</summary>
    public abstract Task SaveRunAsync(StoredRun run, CancellationToken cancellationToken);

    /// <summary>Gives the lease back.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>The lanes that there have been deliveries in.</summary>
    protected abstract Task<IReadOnlyList<int>> LanesAsync(CancellationToken cancellationToken);
}
