using System.Runtime.InteropServices;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>A scheme's part of the embedded store.</summary>
internal sealed class SqlSchemeStore : SchemeStore
{
    private readonly StoreDatabase database;
    private readonly SqlStage stage;
    private readonly Action left;
    private bool disposed;
    private readonly SqlDeliveries deliveries;
    private readonly string id;
    private readonly long scheme;

    /// <param name="database">The database.</param>
    /// <param name="id">The scheme's id.</param>
    /// <param name="scheme">Its number in the store.</param>
    /// <param name="epoch">The fencing token.</param>
    /// <param name="left">Called when the lease is released.</param>
    public SqlSchemeStore(StoreDatabase database, string id, long scheme, long epoch, Action left)
    {
        this.left = left;
        this.database = database;
        this.id = id;
        this.scheme = scheme;
        Epoch = epoch;
        stage = new SqlStage(database, scheme);
        deliveries = new SqlDeliveries(database, scheme);
        Listing = new SqlListing(database, scheme, epoch, stage, this);
    }

    public override long Epoch { get; }

    public override SourceListing Listing { get; }

    public override Task<IReadOnlyList<StoredWindow>> OpenWindowsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredWindow>>(
            () =>
                [
                    .. database
                        .Query(
                            "SELECT no, begins, ends, next_cursor, next_page, is_read, pass, total, part FROM span WHERE scheme = @p1 AND "
                                + "closed = 0 AND moves = 1 ORDER BY no",
                            r =>
                                (
                                    Window: new StoredWindow(
                                        r.GetInt64(0),
                                        Time(r.GetInt64(1)),
                                        Time(r.GetInt64(2)),
                                        r.IsDBNull(3) ? null : new Cursor(r.GetString(3), r.GetInt64(4)),
                                        r.GetInt64(5) == 1,
                                        [],
                                        r.IsDBNull(7) ? null : r.GetInt64(7)
                                    )
                                    {
                                        Partition = r.GetString(8),
                                    },
                                    Pass: r.GetInt64(6)
                                ),
                            scheme
                        )
                        .Select(open => open.Window with { Seen = Seen(open.Window.Number, open.Pass) }),
                ],
            cancellationToken
        );

    public override Task<IReadOnlyList<StoredWindow>> BeginWindowAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        WindowUse use,
        string run,
        IReadOnlyList<string> partitions,
        CancellationToken cancellationToken
    ) =>
        WriteAsync<IReadOnlyList<StoredWindow>>(
            () =>
                [
                    .. partitions.Select(partition =>
                        StoredWindow.Of(from, to, partition) with
                        {
                            Number = database.Insert(
                                "INSERT INTO span (scheme, begins, ends, moves, run, part) VALUES (@p1, @p2, @p3, @p4, @p5, @p6)",
                                scheme,
                                from.ToUnixTimeMilliseconds(),
                                to.ToUnixTimeMilliseconds(),
                                (int)use,
                                run,
                                partition
                            ),
                        }
                    ),
                ],
            cancellationToken
        );

    public override Task<StoredWindow> OpenLogAsync(string partition, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.ReadAsync(
            () =>
                StoredWindow.LogAt(
                    at,
                    database.Query(
                        "SELECT next_cursor, next_page FROM position WHERE scheme = @p1 AND part = @p2",
                        r => new Cursor(r.GetString(0), r.GetInt64(1)),
                        scheme,
                        partition
                    )
                        is [var next]
                        ? next
                        : null,
                    partition
                ),
            cancellationToken
        );

    public override Task<StageResult> StageAsync(StagedPage page, CancellationToken cancellationToken)
    {
        // This runs outside the transaction, while other callers have their turn.
        var prepared = stage.Prepare(page.Records);
        return WriteAsync(() => stage.Stage(page, prepared), cancellationToken);
    }

    public override Task RestartWindowAsync(StoredWindow window, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
                database.Execute("DELETE FROM seen WHERE span = @p1", window.Number)
                + database.Execute(
                    "UPDATE span SET next_cursor = NULL, next_page = NULL, is_read = 0, total = NULL, pass = pass + 1 WHERE no = @p1",
                    window.Number
                ),
            cancellationToken
        );

    public override Task CloseWindowAsync(StoredWindow window, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
            {
                database.Execute(
                    "UPDATE scheme SET watermark = CASE WHEN watermark > @p1 THEN watermark ELSE @p1 END WHERE no = @p2 AND "
                        + "(SELECT moves FROM span WHERE no = @p3) = 1 AND NOT EXISTS (SELECT 1 FROM span o WHERE o.scheme = @p2 AND "
                        + "o.closed = 0 AND o.moves = 1 AND o.no <> @p3)",
                    window.To.ToUnixTimeMilliseconds(),
                    scheme,
                    window.Number
                );
                database.Execute("DELETE FROM seen WHERE span = @p1", window.Number);
                return database.Execute("UPDATE span SET closed = 1 WHERE no = @p1", window.Number);
            },
            cancellationToken
        );

    public override Task<IReadOnlyList<StoredRecord>> WaitingAsync(long after, int limit, CancellationToken cancellationToken) =>
        WriteAsync<IReadOnlyList<StoredRecord>>(() => deliveries.Waiting(after, limit), cancellationToken);

    public override Task<IReadOnlyList<WaitingRecord>> ListWaitingAsync(long after, int limit, CancellationToken cancellationToken) =>
        WriteAsync<IReadOnlyList<WaitingRecord>>(() => deliveries.ListWaiting(after, limit), cancellationToken);

    public override Task<IReadOnlyList<StoredRecord>> RecordsAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredRecord>>(() => deliveries.Records(keys), cancellationToken);

    public override Task<StoredDelivery?> PendingAsync(int lane, CancellationToken cancellationToken) =>
        database.ReadAsync(() => deliveries.Pending(lane), cancellationToken);

    protected override Task<IReadOnlyList<int>> LanesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<int>>(() => deliveries.Lanes(), cancellationToken);

    public override Task<long> LastDeliveryAsync(int lane, CancellationToken cancellationToken) =>
        database.ReadAsync(() => deliveries.Last(lane), cancellationToken);

    public override async Task<bool> AdvanceAsync(Settlement? settled, DeliveryStart? next, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(
                    () =>
                    {
                        if (settled is not null)
                        {
                            deliveries.Settle(settled);
                        }

                        if (next is not null)
                        {
                            deliveries.Begin(next);
                        }

                        return true;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (StaleRecordException)
        {
            return false;
        }
    }

    public override Task SaveVersionAsync(string version, string text, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
            {
                database.Add("version", ["scheme", "version", "text"], scheme, version, text);
                return database.Execute("UPDATE scheme SET version = @p1 WHERE no = @p2", version, scheme);
            },
            cancellationToken
        );

    public override Task<string?> VersionAsync(string version, CancellationToken cancellationToken) =>
        database.ReadAsync(
            () => database.Scalar("SELECT text FROM version WHERE scheme = @p1 AND version = @p2", scheme, version) as string,
            cancellationToken
        );

    public override Task<string?> ProfileAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(() => database.Scalar("SELECT content FROM profile WHERE scheme = @p1", scheme) as string, cancellationToken);

    public override Task SaveProfileAsync(string profile, AuditStamp? by, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
            {
                database.Put("profile", ["scheme"], ["content"], scheme, profile);
                return by is null ? 0 : database.Audit(id, by, StorageTexts.DriftAccepted);
            },
            cancellationToken
        );

    public override Task SaveShapeAsync(string shape, CancellationToken cancellationToken) =>
        WriteAsync(() => database.Execute("UPDATE scheme SET shape = @p1 WHERE no = @p2", shape, scheme), cancellationToken);

    public override Task<(DateTimeOffset Ahead, DateTimeOffset Back)?> RewindAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        WriteAsync<(DateTimeOffset, DateTimeOffset)?>(
            () =>
            {
                var (ahead, back) = database.Query(
                    "SELECT max(ends), min(begins) FROM span WHERE scheme = @p1 AND moves = 1 AND ends > @p2",
                    r => (r[0] as long?, r[1] as long?),
                    scheme,
                    now.ToUnixTimeMilliseconds()
                )[0];
                if (ahead is null || back is null)
                {
                    return null;
                }

                // The window that began before now may have been deleted already; then the range before it is read again.
                var begin =
                    back > now.ToUnixTimeMilliseconds()
                        ? database.Scalar(
                            "SELECT coalesce((SELECT max(ends) FROM span WHERE scheme = @p1 AND moves = 1 AND ends <= @p2), "
                                + "(SELECT min(begins) FROM span WHERE scheme = @p1))",
                            scheme,
                            now.ToUnixTimeMilliseconds()
                        ) as long?
                            ?? back.Value
                        : back.Value;
                begin = Math.Min(begin, now.ToUnixTimeMilliseconds());
                MoveWatermark(Time(begin), AuditStamp.OfEngine(now), StorageTexts.ClockWasAhead(Time(begin)));
                database.Execute(
                    "UPDATE span SET moves = 0 WHERE scheme = @p1 AND moves = 1 AND ends > @p2",
                    scheme,
                    now.ToUnixTimeMilliseconds()
                );
                return (Time(ahead.Value), Time(begin));
            },
            cancellationToken
        );

    public override Task SetWatermarkAsync(DateTimeOffset watermark, AuditStamp by, CancellationToken cancellationToken) =>
        WriteAsync(() => MoveWatermark(watermark, by, StorageTexts.WatermarkSet(watermark)), cancellationToken);

    public override Task<DateTimeOffset?> ResetAsync(AuditStamp by, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
            {
                var first =
                    database.Scalar(
                        "SELECT min(t) FROM (SELECT min(begins) AS t FROM span WHERE scheme = @p1 AND moves = 1 UNION ALL "
                            + "SELECT watermark FROM scheme WHERE no = @p1) AS earliest",
                        scheme
                    ) as long?;
                foreach (var table in new[] { "changed", "rejection", "parked", "event" })
                {
                    database.Execute($"DELETE FROM {table} WHERE record IN (SELECT no FROM record WHERE scheme = @p1)", scheme);
                }

                database.Execute("DELETE FROM page WHERE scheme = @p1", scheme);
                database.Execute("DELETE FROM position WHERE scheme = @p1", scheme);
                database.Execute("DELETE FROM dropped WHERE scheme = @p1", scheme);
                database.Execute("DELETE FROM missing WHERE scheme = @p1", scheme);
                database.Execute("DELETE FROM reconciled WHERE scheme = @p1", scheme);
                database.Execute("DELETE FROM profile WHERE scheme = @p1", scheme);
                database.Execute("DELETE FROM seen WHERE span IN (SELECT no FROM span WHERE scheme = @p1)", scheme);
                database.Execute("DELETE FROM found WHERE lookup IN (SELECT no FROM lookup WHERE scheme = @p1)", scheme);
                var records = database.Execute("DELETE FROM record WHERE scheme = @p1", scheme);
                database.Execute("DELETE FROM span WHERE scheme = @p1", scheme);
                database.Execute("DELETE FROM sent WHERE scheme = @p1", scheme);
                database.Execute("UPDATE lane SET pending = 0 WHERE scheme = @p1", scheme);
                database.Execute("UPDATE scheme SET watermark = @p2, shape = NULL WHERE no = @p1", scheme, first);
                database.Audit(id, by, StorageTexts.Reset(records));
                return first is { } time ? Time(time) : (DateTimeOffset?)null;
            },
            cancellationToken
        );

    public override Task SaveRunAsync(StoredRun run, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
            {
                if (run.IsReconciliation)
                {
                    database.Put("reconciled", ["scheme"], ["run"], scheme, run.Id);
                }

                return database.Execute(
                    "INSERT INTO run (id, scheme, status, started, ended, report, did) VALUES (@p1, @p2, @p3, @p4, @p5, @p6, @p7)",
                    run.Id,
                    scheme,
                    run.Status.ToString(),
                    run.Started.ToUnixTimeMilliseconds(),
                    run.Ended.ToUnixTimeMilliseconds(),
                    run.Report,
                    run.DidSomething
                );
            },
            cancellationToken
        );

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        try
        {
            await database
                .WriteAsync(
                    () => database.Execute("UPDATE scheme SET owner = NULL WHERE no = @p1 AND epoch = @p2", scheme, Epoch),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
        }
        finally
        {
            left();
        }
    }

    private IReadOnlyCollection<long> Seen(long window, long pass) =>
        [
            .. database
                .Query(
                    "SELECT hashes FROM seen WHERE span = @p1 AND pass = @p2",
                    p => MemoryMarshal.Cast<byte, long>((byte[])p[0]).ToArray(),
                    window,
                    pass
                )
                .SelectMany(s => s),
        ];

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private int MoveWatermark(DateTimeOffset watermark, AuditStamp by, LocalizedText action)
    {
        database.Execute("UPDATE scheme SET watermark = @p1 WHERE no = @p2", watermark.ToUnixTimeMilliseconds(), scheme);
        database.Execute("DELETE FROM seen WHERE span IN (SELECT no FROM span WHERE scheme = @p1 AND closed = 0)", scheme);
        database.Execute("UPDATE span SET closed = 1 WHERE scheme = @p1 AND closed = 0", scheme);
        return database.Audit(id, by, action);
    }

    // The transaction checks the lease that protects it, so a process that was frozen changes nothing when it continues.
    public Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        database.WriteAsync(
            () =>
                database.Scalar("SELECT epoch FROM scheme WHERE no = @p1", scheme) is long epoch && epoch == Epoch
                    ? work()
                    : throw new StoreException("QY5009", StorageTexts.SchemeTakenOver(id), StorageTexts.LetOneHostRun),
            cancellationToken
        );
}
