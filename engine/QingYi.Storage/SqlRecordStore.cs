using System.Collections.Concurrent;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>A store in the tables of a relational database.</summary>
public abstract partial class SqlRecordStore : RecordStore
{
    private readonly StoreDatabase database;

    private readonly SideConnection reading;

    // If the database was gone when a lease was to be released, this process still owns the lease although nothing holds it.
    private readonly ConcurrentDictionary<(string Scheme, long Epoch), bool> held = [];

    private protected SqlRecordStore(StoreDatabase database, string id)
    {
        this.database = database;
        Id = id;
        Lookups = new SqlLookups(database);
        (reading, searching) = (new SideConnection(Another), new SideConnection(Another));
        Access = new SqlAccessStore(database, reading);
    }

    /// <inheritdoc/>
    public override string Id { get; }

    /// <inheritdoc/>
    public override RecordLookups Lookups { get; }

    /// <inheritdoc/>
    public override AccessStore Access { get; }

    /// <inheritdoc/>
    public override async Task<SchemeStore> AcquireAsync(string scheme, CancellationToken cancellationToken)
    {
        var (number, epoch) = await database
            .WriteAsync(
                () =>
                {
                    database.Add("scheme", ["id", "epoch"], scheme, 0);
                    var row = database.Query(
                        "SELECT no, epoch, owner FROM scheme WHERE id = @p1",
                        r => (No: r.GetInt64(0), Epoch: r.GetInt64(1), Owner: r.IsDBNull(2) ? null : r.GetString(2)),
                        scheme
                    )[0];
                    if (
                        row.Owner == database.Owner
                            ? held.ContainsKey((scheme, row.Epoch))
                            : row.Owner is not null && database.IsAlive(row.Owner)
                    )
                    {
                        throw new StoreException(
                            "QY5008",
                            StorageTexts.SchemeIsRun(scheme, row.Owner!.Split(' ')[1]),
                            StorageTexts.WaitForRun
                        );
                    }

                    database.Execute("UPDATE scheme SET epoch = @p1, owner = @p2 WHERE no = @p3", row.Epoch + 1, database.Owner, row.No);
                    held[(scheme, row.Epoch + 1)] = true;
                    return (row.No, row.Epoch + 1);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return new SqlSchemeStore(database, scheme, number, epoch, () => held.TryRemove((scheme, epoch), out _));
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<RecordListing>> ListAsync(string scheme, RecordQuery query, CancellationToken cancellationToken) =>
        reading.ReadAsync(d => new SqlStories(d).List(scheme, query), cancellationToken);

    /// <inheritdoc/>
    public override Task<RecordStory?> FindAsync(string scheme, string id, CancellationToken cancellationToken) =>
        reading.ReadAsync(d => new SqlStories(d).Find(scheme, id), cancellationToken);

    /// <inheritdoc/>
    public override Task<StageResult> AcceptAsync(string scheme, PostedRecords posted, CancellationToken cancellationToken) =>
        database.WriteAsync(() => SqlStage.Accept(database, scheme, posted, SqlStage.Posted), cancellationToken);

    /// <inheritdoc/>
    public override Task<int> MoveAsync(
        string scheme,
        RecordChoice choice,
        RecordStatus to,
        AuditStamp by,
        CancellationToken cancellationToken
    ) => database.WriteAsync(() => new SqlPool(database, scheme).Move(choice, to, by), cancellationToken);

    /// <inheritdoc/>
    public override Task<bool> EditAsync(
        string scheme,
        string id,
        ReadOnlyMemory<byte> content,
        AuditStamp by,
        CancellationToken cancellationToken
    ) => database.WriteAsync(() => new SqlPool(database, scheme).Edit(id, content, by), cancellationToken);

    /// <inheritdoc/>
    public override Task<bool> IsPausedAsync(string scheme, CancellationToken cancellationToken) =>
        reading.ReadAsync(d => d.Scalar("SELECT paused FROM scheme WHERE id = @p1", scheme) is 1L, cancellationToken);

    /// <inheritdoc/>
    public override Task PauseAsync(string scheme, bool pause, AuditStamp by, CancellationToken cancellationToken) =>
        database.WriteAsync(
            () =>
            {
                database.Add("scheme", ["id", "epoch"], scheme, 0);
                database.Audit(scheme, by, pause ? StorageTexts.Paused : StorageTexts.Resumed);
                return database.Execute("UPDATE scheme SET paused = @p1 WHERE id = @p2", pause, scheme);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<bool> ClaimAsync(Firing firing, CancellationToken cancellationToken) =>
        database.WriteAsync(
            () =>
            {
                object?[] moment = [firing.Scheme, firing.Lane, firing.At.ToUnixTimeMilliseconds(), database.Owner];
                if (database.Add("firing", ["scheme", "lane", "at", "owner", "done"], [.. moment, 0]) > 0)
                {
                    return true;
                }

                var (owner, done) = database.Query(
                    "SELECT owner, done FROM firing WHERE scheme = @p1 AND lane = @p2 AND at = @p3",
                    r => (r.GetString(0), r.GetBoolean(1)),
                    moment[..3]
                )[0];
                return !done
                    && !database.IsAlive(owner)
                    && database.Execute("UPDATE firing SET owner = @p4 WHERE scheme = @p1 AND lane = @p2 AND at = @p3", moment) > 0;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task FinishAsync(Firing firing, CancellationToken cancellationToken) =>
        database.WriteAsync(
            () =>
                database.Execute(
                    "UPDATE firing SET done = 1 WHERE scheme = @p1 AND lane = @p2 AND at = @p3",
                    firing.Scheme,
                    firing.Lane,
                    firing.At.ToUnixTimeMilliseconds()
                ),
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<(DateTimeOffset At, bool Broken)?> LastFiringAsync(
        string scheme,
        string lane,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<(DateTimeOffset, bool)?>(
            () =>
                database.Query(
                    "SELECT at, owner, done FROM firing WHERE scheme = @p1 AND lane = @p2 ORDER BY at DESC LIMIT 1",
                    r => (At: r.GetInt64(0), Owner: r.GetString(1), Done: r.GetBoolean(2)),
                    scheme,
                    lane
                )
                    is [var last]
                    ? (DateTimeOffset.FromUnixTimeMilliseconds(last.At), !last.Done && !database.IsAlive(last.Owner))
                    : null,
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, Cursor>> PositionsAsync(string scheme, CancellationToken cancellationToken) =>
        reading.ReadAsync<IReadOnlyDictionary<string, Cursor>>(
            d =>
                d.Query(
                        "SELECT p.part, p.next_cursor, p.next_page FROM position p JOIN scheme s ON s.no = p.scheme WHERE s.id = @p1",
                        r => (Part: r.GetString(0), Cursor: new Cursor(r.GetString(1), r.GetInt64(2))),
                        scheme
                    )
                    .ToDictionary(p => p.Part, p => p.Cursor),
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<IReadOnlyList<LocalizedText>> CheckAsync(CancellationToken cancellationToken) =>
        reading.ReadAsync(SqlUpkeep.Check, cancellationToken);

    /// <inheritdoc/>
    public override Task<long> PruneAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken) =>
        SqlUpkeep.PruneAsync(Another, retention, now, cancellationToken);

    /// <inheritdoc/>
    public override Task<string?> ShapeAsync(string scheme, CancellationToken cancellationToken) =>
        database.ReadAsync(
            () =>
                database.Scalar(
                    "SELECT s.shape FROM scheme s WHERE s.id = @p1 AND EXISTS (SELECT 1 FROM record r JOIN page p ON "
                        + "p.scheme = r.scheme AND p.no = r.page WHERE r.scheme = s.no AND (p.span <> 0 OR p.run = '"
                        + $"{SqlStage.Posted}'))",
                    scheme
                ) as string,
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<string?> TextAsync(string scheme, CancellationToken cancellationToken) =>
        reading.ReadAsync(
            d =>
                d.Scalar("SELECT v.text FROM scheme s JOIN version v ON v.scheme = s.no AND v.version = s.version WHERE s.id = @p1", scheme)
                as string,
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredRun>> RunsAsync(
        IReadOnlyList<string> schemes,
        int limit,
        CancellationToken cancellationToken
    ) =>
        RunsAsync(
            // With a single scheme the index has the order; with several, all of their runs are sorted.
            $"{(schemes.Count == 0 ? "" : $"WHERE r.scheme {(schemes.Count == 1 ? "=" : "IN")} (SELECT no FROM scheme WHERE ")}"
                + $"{(schemes.Count == 0 ? "" : $"{SqlSearch.IdIn(schemes.Count, 2)})")} "
                + "ORDER BY r.started DESC, r.id DESC LIMIT @p1",
            [limit, .. schemes],
            cancellationToken
        );

    /// <inheritdoc/>
    public override async Task<StoredRun?> FindRunAsync(string run, CancellationToken cancellationToken) =>
        await RunsAsync("WHERE r.id = @p1", [run], cancellationToken).ConfigureAwait(false) is [var found] ? found : null;

    /// <inheritdoc/>
    public override async Task<StoredRun?> ReconciliationAsync(string scheme, CancellationToken cancellationToken) =>
        await RunsAsync("JOIN reconciled c ON c.scheme = s.no AND c.run = r.id WHERE s.id = @p1", [scheme], cancellationToken)
            .ConfigureAwait(false)
            is [var last]
            ? last
            : null;

    private Task<IReadOnlyList<StoredRun>> RunsAsync(string which, object?[] values, CancellationToken cancellationToken) =>
        reading.ReadAsync<IReadOnlyList<StoredRun>>(
            d =>
                d.Query(
                    $"SELECT r.id, s.id, r.status, r.started, r.ended, r.report FROM run r JOIN scheme s ON s.no = r.scheme {which}",
                    r => new StoredRun(
                        r.GetString(0),
                        r.GetString(1),
                        Enum.Parse<RunStatus>(r.GetString(2)),
                        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3)),
                        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)),
                        r.GetString(5)
                    ),
                    values
                ),
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<RecordStatus, long>> CountAsync(string scheme, CancellationToken cancellationToken) =>
        reading.ReadAsync<IReadOnlyDictionary<RecordStatus, long>>(
            d =>
            {
                var counts = new SqlStories(d).Backlog(scheme);
                var all = (long)d.Scalar("SELECT count(*) FROM record WHERE scheme = (SELECT no FROM scheme WHERE id = @p1)", scheme)!;
                counts[RecordStatus.Delivered] = all - counts.Values.Sum();
                return counts.Where(c => c.Value > 0).ToDictionary();
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<RecordStatus, long>> BacklogAsync(string scheme, CancellationToken cancellationToken) =>
        reading.ReadAsync<IReadOnlyDictionary<RecordStatus, long>>(d => new SqlStories(d).Backlog(scheme), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<SchemeSummary>> SummaryAsync(CancellationToken cancellationToken) =>
        reading.ReadAsync<IReadOnlyList<SchemeSummary>>(d => new SqlStories(d).Summary(), cancellationToken);

    /// <inheritdoc/>
    public override Task<DateTimeOffset?> WatermarkAsync(string scheme, CancellationToken cancellationToken) =>
        database.ReadAsync(
            () =>
                database.Scalar("SELECT watermark FROM scheme WHERE id = @p1", scheme) is long time
                    ? DateTimeOffset.FromUnixTimeMilliseconds(time)
                    : (DateTimeOffset?)null,
            cancellationToken
        );

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellationToken) =>
        reading.ReadAsync<IReadOnlyList<string>>(d => d.Query("SELECT id FROM scheme ORDER BY id", r => r.GetString(0)), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        database.Dispose();
        reading.Dispose();
        searching.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Returns the id of a store whose tables exist.</summary>
    /// <exception cref="StoreException">Another version of the program created them.</exception>
    private protected static string Identify(StoreDatabase database, string place)
    {
        var (id, version) = database.Query("SELECT id, version FROM store", r => (r.GetString(0), r.GetInt32(1)))[0];
        return version == SqliteSchema.Version
            ? id
            : throw new StoreException(
                "QY5012",
                StorageTexts.OtherVersion(place, version, SqliteSchema.Version),
                StorageTexts.UseItsVersion
            );
    }

    /// <summary>Opens another connection to the same database, for work that must not delay runs. It holds no leases.</summary>
    private protected abstract StoreDatabase Another();
}
