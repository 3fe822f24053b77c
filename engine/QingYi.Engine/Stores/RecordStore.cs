using QingYi.Engine.Language.Lookups;

namespace QingYi.Engine.Stores;

/// <summary>
/// The durable data pool (数据池) between source and target. A change survives a kill of the process and a power failure once the method has
/// returned. Every implementation passes StoreConformance.
/// </summary>
public abstract class RecordStore : IAsyncDisposable
{
    /// <summary>The permanent id of this store; targets store it with their checkpoints.</summary>
    public abstract string Id { get; }

    /// <summary>Takes the lease of a scheme and raises its epoch, which is the fencing token of the run.</summary>
    /// <exception cref="StoreException">Another live process holds the lease.</exception>
    public abstract Task<SchemeStore> AcquireAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Lists records of a scheme by their keys; fast at either end and next to any key, for any number of records.</summary>
    public abstract Task<IReadOnlyList<RecordListing>> ListAsync(string scheme, RecordQuery query, CancellationToken cancellationToken);

    /// <summary>Returns a record with its history; null: the scheme has no record with this id.</summary>
    public abstract Task<RecordStory?> FindAsync(string scheme, string id, CancellationToken cancellationToken);

    /// <summary>
    /// Finds records of all schemes by id or number: first those with this id, then those with this number, newest first. Reads all
    /// numbers, which takes a quarter of a second for a million.
    /// </summary>
    /// <param name="name">The id or the number, compared character by character.</param>
    /// <param name="schemes">The ids of the schemes that are searched; empty: all schemes.</param>
    /// <param name="limit">The maximum number of records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<IReadOnlyList<FoundRecord>> SearchAsync(
        string name,
        IReadOnlyList<string> schemes,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Finds records of a scheme whose id or number differs from a text only by case, blanks or leading zeros, or contains it, the most
    /// similar first. Reads all ids and numbers of the scheme, which takes a second for a million.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="text">The text.</param>
    /// <param name="limit">The maximum number of records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<IReadOnlyList<RecordListing>> SimilarAsync(
        string scheme,
        string text,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Searches the contents of a scheme's records, as long as the limit of the query and the time allow. Runs and lists do not wait for
    /// it. A query with <see cref="RecordScan.Last"/> as <see cref="RecordQuery.Before"/> (a list that goes down) or
    /// <see cref="RecordQuery.After"/> continues it.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="query">The records whose contents are compared, the direction, and the maximum number of records to find.</param>
    /// <param name="matches">Called with each content; true: the record is found.</param>
    /// <param name="most">The longest time; at least one part of the records is compared.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<RecordScan> ScanAsync(
        string scheme,
        RecordQuery query,
        Func<ReadOnlyMemory<byte>, bool> matches,
        TimeSpan most,
        CancellationToken cancellationToken
    );

    /// <summary>Counts the records of a scheme by status, code and field; the largest group of a status comes first.</summary>
    public abstract Task<IReadOnlyList<RecordGroup>> GroupAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Returns the number of records of a scheme that wait and are delivered before the one with this key.</summary>
    public abstract Task<long> AheadAsync(string scheme, long key, CancellationToken cancellationToken);

    /// <summary>
    /// Returns windows that were begun, those that end last first. The store keeps those of the last week, and the first one of each
    /// scheme.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="limit">The maximum number of windows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<IReadOnlyList<StoredSpan>> SpansAsync(string scheme, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the last records of a scheme that its condition dropped, newest first: at most <see cref="DroppedRecord.Most"/>. One that
    /// comes several times is contained several times.
    /// </summary>
    public abstract Task<IReadOnlyList<StoredDrop>> DropsAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Returns the start of the first window that moved the watermark; null: there was none.</summary>
    public abstract Task<DateTimeOffset?> ReadSinceAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>
    /// Stores records that another system posted, outside any window and without the lease: when this returns, the records with new content
    /// wait, and those that the condition dropped are remembered.
    /// </summary>
    public abstract Task<StageResult> AcceptAsync(string scheme, PostedRecords posted, CancellationToken cancellationToken);

    /// <summary>
    /// Changes the status of records to waiting or skipped: of all of them or, on an error, of none. It needs no lease: it does not change
    /// a record that is being delivered, and a run that has read one of the records reads it again.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="choice">The records.</param>
    /// <param name="to">Waiting or Skipped.</param>
    /// <param name="by">When and by whom, for the audit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of changed records.</returns>
    public abstract Task<int> MoveAsync(
        string scheme,
        RecordChoice choice,
        RecordStatus to,
        AuditStamp by,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Replaces the content of a record that is not delivered; the record then waits. If the source sends again what it sent before, that
    /// is not a change. The stored part of the target's earlier answer (<c>primaryWriteback</c>) is kept, as when the source sends other
    /// content. Needs no lease.
    /// </summary>
    /// <returns>False: the record does not exist, is delivered, or is part of an open delivery.</returns>
    public abstract Task<bool> EditAsync(
        string scheme,
        string id,
        ReadOnlyMemory<byte> content,
        AuditStamp by,
        CancellationToken cancellationToken
    );

    /// <summary>Whether a user has paused a scheme.</summary>
    public abstract Task<bool> IsPausedAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Pauses or resumes a scheme on all hosts.</summary>
    public abstract Task PauseAsync(string scheme, bool pause, AuditStamp by, CancellationToken cancellationToken);

    /// <summary>
    /// Claims a scheduled time for this process. Only one process can claim each time, unless that process died before it finished.
    /// </summary>
    /// <returns>False: another process has claimed it, or has finished it.</returns>
    public abstract Task<bool> ClaimAsync(Firing firing, CancellationToken cancellationToken);

    /// <summary>Records that the run for a claimed time has ended.</summary>
    public abstract Task FinishAsync(Firing firing, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the latest claimed time of a schedule, and whether its process died before it finished; null: none was claimed.
    /// </summary>
    public abstract Task<(DateTimeOffset At, bool Broken)?> LastFiringAsync(
        string scheme,
        string lane,
        CancellationToken cancellationToken
    );

    /// <summary>Returns the positions in the logs of a scheme, by partition; none: the scheme reads windows.</summary>
    public abstract Task<IReadOnlyDictionary<string, Cursor>> PositionsAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Finds records and deliveries that no step would process, as an error of the program or of a disk can leave them.</summary>
    /// <returns>The inconsistencies, for people; empty: none.</returns>
    public abstract Task<IReadOnlyList<LocalizedText>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Deletes what the retention times no longer require, in small steps while runs continue, and returns the space to the disk where the
    /// store can.
    /// </summary>
    /// <returns>The number of bytes of contents that were deleted.</returns>
    public abstract Task<long> PruneAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes a consistent copy of the store while runs continue.</summary>
    /// <param name="file">The new file.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    /// <exception cref="StoreException">The file exists already, or the store must be backed up with other tools.</exception>
    public abstract Task BackUpAsync(string file, CancellationToken cancellationToken);

    /// <summary>
    /// Returns what determines the ids of the scheme's stored records: id, api, beatFlat, splitArray. With another shape each record would
    /// have a new id and be delivered again. Null: the scheme has no records, or they were stored before the store kept shapes.
    /// </summary>
    public abstract Task<string?> ShapeAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Returns the text of the scheme that ran last; null: it has never run.</summary>
    public abstract Task<string?> TextAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Returns the runs that have ended, newest first.</summary>
    /// <param name="schemes">The ids of the schemes whose runs are returned; empty: all schemes.</param>
    /// <param name="limit">The maximum number of runs.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public abstract Task<IReadOnlyList<StoredRun>> RunsAsync(IReadOnlyList<string> schemes, int limit, CancellationToken cancellationToken);

    /// <summary>Returns a run that has ended, by its id; null: there is none, or it is kept no longer.</summary>
    public abstract Task<StoredRun?> FindRunAsync(string run, CancellationToken cancellationToken);

    /// <summary>Returns the last run of a scheme that was a reconciliation; null: there was none.</summary>
    public abstract Task<StoredRun?> ReconciliationAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Returns the number of a scheme's records in each status.</summary>
    public abstract Task<IReadOnlyDictionary<RecordStatus, long>> CountAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Returns the number of undelivered records by status; fast for any number of records.</summary>
    public abstract Task<IReadOnlyDictionary<RecordStatus, long>> BacklogAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Returns a summary of all schemes; fast for any number of records.</summary>
    public abstract Task<IReadOnlyList<SchemeSummary>> SummaryAsync(CancellationToken cancellationToken);

    /// <summary>Returns the end of a scheme's contiguous windows that are completely stored; null: none yet.</summary>
    public abstract Task<DateTimeOffset?> WatermarkAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Returns the ids of all schemes that have records or windows.</summary>
    public abstract Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellationToken);

    /// <summary>The users, the tokens and the audit.</summary>
    public abstract AccessStore Access { get; }

    /// <summary>Look-ups in the stored records of all schemes.</summary>
    public abstract RecordLookups Lookups { get; }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
