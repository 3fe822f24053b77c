using QingYi.Engine.Language.Lookups;

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
    public abstract Task<IReadOnlyList<RecordListing>> ListAsync(string scheme, RecordQuery query, CancellationToken cancellationToken);

    /// <summary>A record with all that is known of it; null: there is none of that id.</summary>
    public abstract Task<RecordStory?> FindAsync(string scheme, string id, CancellationToken cancellationToken);

    /// <summary>
    /// Puts records that came by themselves into a scheme's pool, outside any window and whoever runs the scheme: those whose content is
    /// new wait when this returns.
    /// </summary>
    public abstract Task<StageResult> AcceptAsync(
        string scheme,
        IReadOnlyList<StagedRecord> records,
        DuplicatePolicy policy,
        DateTimeOffset at,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Has records take another way: to wait (again), or to be skipped; all of them or, on an error, none. Needs no lease: a record that is
    /// being delivered is left alone, and a run that has looked at one of them looks again.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="choice">Which records.</param>
    /// <param name="to">Waiting or Skipped.</param>
    /// <param name="at">When, for the audit.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many.</returns>
    public abstract Task<int> MoveAsync(
        string scheme,
        RecordChoice choice,
        RecordStatus to,
        DateTimeOffset at,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Gives a record that is not delivered another content, with which it waits. When the source sends again what it sent before, that is
    /// no news. What the target answered earlier (<c>primaryWriteback</c>) stays beside the content, as when the source sends other
    /// content. Needs no lease.
    /// </summary>
    /// <returns>False: there is no such record, it is delivered, or part of a delivery that is not settled.</returns>
    public abstract Task<bool> EditAsync(
        string scheme,
        string id,
        ReadOnlyMemory<byte> content,
        DateTimeOffset at,
        CancellationToken cancellationToken
    );

    /// <summary>Keeps a token with which records may be posted to a scheme.</summary>
    /// <param name="token">The token.</param>
    /// <param name="hash">What is kept of its text.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False: the scheme has one of that name.</returns>
    public abstract Task<bool> AddTokenAsync(PostingToken token, string hash, CancellationToken cancellationToken);

    /// <summary>The tokens of a scheme by name.</summary>
    public abstract Task<IReadOnlyList<PostingToken>> TokensAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Forgets a token.</summary>
    /// <returns>False: there is none of that name.</returns>
    public abstract Task<bool> RemoveTokenAsync(string scheme, string name, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Whether a scheme has a token with this hash.</summary>
    public abstract Task<bool> HasTokenAsync(string scheme, string hash, CancellationToken cancellationToken);

    /// <summary>Whether a person has paused a scheme.</summary>
    public abstract Task<bool> IsPausedAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Pauses a scheme on all hosts, or lets it go on.</summary>
    public abstract Task PauseAsync(string scheme, bool pause, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes a moment of a schedule for this process. Each is given once, to one process, unless that has died over it.</summary>
    /// <returns>False: another process has it, or had it and is done.</returns>
    public abstract Task<bool> ClaimAsync(Firing firing, CancellationToken cancellationToken);

    /// <summary>Says that what a moment was taken for has been done.</summary>
    public abstract Task FinishAsync(Firing firing, CancellationToken cancellationToken);

    /// <summary>The latest moment of a schedule that was taken, and whether its process has died over it; null: none was.</summary>
    public abstract Task<(DateTimeOffset At, bool Broken)?> LastFiringAsync(
        string scheme,
        string lane,
        CancellationToken cancellationToken
    );

    /// <summary>How far the logs of a scheme have been read, by partition; none: it reads windows.</summary>
    public abstract Task<IReadOnlyDictionary<string, Cursor>> PositionsAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>
    /// Looks for records and deliveries that no step would move on, as a fault of the program or of a disk may leave them.
    /// </summary>
    /// <returns>What is wrong, for people; empty: nothing.</returns>
    public abstract Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Forgets what need not be kept any longer and gives its space back to the disk where the store can, a little at a time, while runs go
    /// on.
    /// </summary>
    /// <returns>The bytes of contents that were let go.</returns>
    public abstract Task<long> PruneAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes a copy of the store as it is at one moment, while runs go on.</summary>
    /// <param name="file">The new file.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    /// <exception cref="StoreException">The file is there already, or the store has backups of its own.</exception>
    public abstract Task BackUpAsync(string file, CancellationToken cancellationToken);

    /// <summary>
    /// By what the records that the scheme has fetched got their ids: id, api, beatFlat, splitArray. Under another shape each would have a
    /// new name and be delivered again. Null: it has fetched none, or before shapes were kept.
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
    public abstract Task<IReadOnlyList<(DateTimeOffset At, string Action)>> AuditAsync(
        string scheme,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>How many records a scheme has in each status.</summary>
    public abstract Task<IReadOnlyDictionary<RecordStatus, long>> CountAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>How many records are not delivered, by status; fast, however many records there are.</summary>
    public abstract Task<IReadOnlyDictionary<RecordStatus, long>> BacklogAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>How far all schemes are; fast, however many records there are.</summary>
    public abstract Task<IReadOnlyList<SchemeSummary>> SummaryAsync(CancellationToken cancellationToken);

    /// <summary>The end of the contiguous windows of a scheme that are wholly stored; null: none yet.</summary>
    public abstract Task<DateTimeOffset?> WatermarkAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>The ids of all schemes that have records or windows.</summary>
    public abstract Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellationToken);

    /// <summary>Look-ups among the stored records of all schemes.</summary>
    public abstract RecordLookups Lookups { get; }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
