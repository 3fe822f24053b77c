using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>The ids that a source has, in a table that a pass fills, compares and clears.</summary>
/// <param name="database">The database.</param>
/// <param name="scheme">The scheme's number in the store.</param>
/// <param name="pass">The number of the pass: the epoch of its lease, so that rows of an earlier pass are never taken for its own.</param>
/// <param name="stage">Stores the deletions.</param>
/// <param name="store">Checks the lease in each transaction.</param>
internal sealed class SqlListing(StoreDatabase database, long scheme, long pass, SqlStage stage, SqlSchemeStore store) : SourceListing
{
    private const int RowsAtOnce = 10_000;
    private const int DeletionsAtOnce = 500;
    private const string Known = "EXISTS (SELECT 1 FROM record r WHERE r.scheme = l.scheme AND r.id = l.id)";

    // A content that waits for a delivery to settle counts as well; a deletion is known already. No listing names a record without an id.
    private const string Covered = $"""
        FROM record r JOIN page p ON p.scheme = r.scheme AND p.no = r.page LEFT JOIN changed c ON c.record = r.no
        WHERE +r.scheme = @p1 AND r.no > @p2 AND r.no <= @p3 AND coalesce(c.hash, r.hash) <> 0 AND p.fetched < @p4
          AND r.id NOT LIKE '{StagedRecord.Nameless}%'
        """;

    // What was posted has no window; what another request read need not be in the listing.
    private const string OfOwnRequest = "AND p.span > 0 AND NOT EXISTS (SELECT 1 FROM span s WHERE s.no = p.span AND s.moves < 0)";

    private const string KnownToBeGone =
        "SELECT count(*) FROM absent a JOIN missing m ON m.scheme = a.scheme AND m.record = a.record WHERE a.scheme = @p1 AND a.pass = "
        + "@p2 AND m.passes >= @p3";

    private const string Nameless = $"FROM listed l WHERE l.scheme = @p1 AND l.pass = @p2 AND l.id LIKE '{StagedRecord.Nameless}%'";

    private const string IsGone = "scheme = @p1 AND passes >= @p2 AND since <= @p3";

    public override Task<DateTimeOffset?> SinceAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            () =>
                database.Scalar("SELECT min(begins) FROM span WHERE scheme = @p1 AND moves >= 0", scheme) is long first
                    ? DateTimeOffset.FromUnixTimeMilliseconds(first)
                    : (DateTimeOffset?)null,
            cancellationToken
        );

    public override Task<int> AddAsync(long part, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        store.WriteAsync(() => database.AddListed(scheme, pass, part, ids), cancellationToken);

    public override async Task<ListingComparison> CompareAsync(DateTimeOffset began, bool coversAll, CancellationToken cancellationToken)
    {
        var (listed, notStored, unknown) = await CountListedAsync(cancellationToken).ConfigureAwait(false);
        var (compared, missing) = await FindMissingAsync(began, coversAll ? "" : OfOwnRequest, cancellationToken).ConfigureAwait(false);
        var ids = await database
            .ReadAsync(
                () =>
                    database.Query(
                        "SELECT r.id FROM absent a JOIN record r ON r.no = a.record WHERE a.scheme = @p1 AND a.pass = @p2 ORDER BY "
                            + "a.record LIMIT @p3",
                        r => r.GetString(0),
                        scheme,
                        pass,
                        ListingComparison.MostIds
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        var (known, nameless) = await database
            .ReadAsync(
                () =>
                    (
                        (long)database.Scalar(KnownToBeGone, scheme, pass, MissingRecord.PassesOfGone)!,
                        (long)database.Scalar($"SELECT count(DISTINCT l.id) {Nameless} AND NOT {Known}", scheme, pass)!
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new ListingComparison(listed, compared, missing, notStored)
        {
            KnownToBeGone = known,
            Nameless = nameless,
            MissingIds = ids,
            NotStoredIds = unknown,
        };
    }

    public override Task<long> KeepAsync(
        DateTimeOffset at,
        DateTimeOffset? readUpTo,
        bool marks,
        string run,
        CancellationToken cancellationToken
    ) =>
        store.WriteAsync(
            () =>
            {
                var now = at.ToUnixTimeMilliseconds();
                database.Execute(
                    "UPDATE missing SET passes = passes + 1, latest = @p1 WHERE scheme = @p2 AND record IN (SELECT a.record FROM absent a "
                        + "WHERE a.scheme = @p2 AND a.pass = @p3)",
                    now,
                    scheme,
                    pass
                );
                Return(
                    database,
                    now,
                    run,
                    "scheme = @p3 AND record NOT IN (SELECT a.record FROM absent a WHERE a.scheme = @p3 AND a.pass = @p4)",
                    scheme,
                    pass
                );
                database.Execute(
                    "INSERT INTO missing (scheme, record, since, latest, passes, marked) SELECT a.scheme, a.record, @p1, @p1, 1, 0 FROM "
                        + "absent a WHERE a.scheme = @p2 AND a.pass = @p3 AND NOT EXISTS (SELECT 1 FROM missing m WHERE m.scheme = "
                        + "a.scheme AND m.record = a.record)",
                    now,
                    scheme,
                    pass
                );
                object?[] gone = [scheme, MissingRecord.PassesOfGone, readUpTo?.ToUnixTimeMilliseconds()];
                if (marks)
                {
                    database.Execute(
                        $"INSERT INTO event (record, at, what, detail) SELECT record, @p4, 'missing', @p5 FROM missing WHERE {IsGone} AND "
                            + "marked = 0",
                        [.. gone, now, run]
                    );
                    database.Execute($"UPDATE missing SET marked = 1 WHERE {IsGone}", gone);
                }

                return (long)database.Scalar($"SELECT count(*) FROM missing WHERE {IsGone}", gone)!;
            },
            cancellationToken
        );

    public override Task<StageResult?> DeleteAsync(
        DateTimeOffset? readUpTo,
        Func<string, string, StagedRecord> deletion,
        string run,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        store.WriteAsync<StageResult?>(
            () =>
            {
                var gone = database.Query(
                    $"SELECT r.id, r.number FROM (SELECT record FROM missing WHERE {IsGone} ORDER BY record LIMIT @p4) AS m JOIN record r "
                        + "ON r.no = m.record",
                    r => (Id: r.GetString(0), Number: r.GetString(1)),
                    scheme,
                    MissingRecord.PassesOfGone,
                    readUpTo?.ToUnixTimeMilliseconds(),
                    DeletionsAtOnce
                );

                // The records are no longer missing, because the store knows that they are deleted.
                return gone.Count == 0 ? null : stage.Delete([.. gone.Select(g => deletion(g.Id, g.Number))], run, at);
            },
            cancellationToken
        );

    public override async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var (table, key) in new[] { ("listed", "id"), ("absent", "record") })
        {
            while (await ClearAsync(table, key, cancellationToken).ConfigureAwait(false)) { }
        }
    }

    /// <summary>Forgets that records are missing, and adds to the history of those that were marked that they are back.</summary>
    /// <param name="database">The database, in a transaction.</param>
    /// <param name="at">The time.</param>
    /// <param name="run">The run.</param>
    /// <param name="which">A condition with the parameters from @p3 on.</param>
    /// <param name="values">The values of these parameters.</param>
    public static void Return(StoreDatabase database, long at, string run, string which, params object?[] values)
    {
        database.Execute(
            $"INSERT INTO event (record, at, what, detail) SELECT record, @p1, 'returned', @p2 FROM missing WHERE {which} AND marked = 1",
            [at, run, .. values]
        );
        database.Execute($"DELETE FROM missing WHERE {which}", [at, run, .. values]);
    }

    private async Task<(long Listed, long NotStored, IReadOnlyList<string> Ids)> CountListedAsync(CancellationToken cancellationToken)
    {
        var (listed, notStored, ids, from) = (0L, 0L, new List<string>(), "");
        while (await LastIdAsync(from, cancellationToken).ConfigureAwait(false) is { } to)
        {
            object?[] block = [scheme, pass, from, to];
            const string Block = "FROM listed l WHERE l.scheme = @p1 AND l.pass = @p2 AND l.id > @p3 AND l.id <= @p4";
            await database
                .ReadAsync(
                    () =>
                    {
                        listed += (long)database.Scalar($"SELECT count(DISTINCT l.id) {Block}", block)!;
                        notStored += (long)database.Scalar($"SELECT count(DISTINCT l.id) {Block} AND NOT {Known}", block)!;
                        if (ids.Count < Math.Min(notStored, ListingComparison.MostIds))
                        {
                            var most = ListingComparison.MostIds - ids.Count;
                            var sql = $"SELECT DISTINCT l.id {Block} AND NOT {Known} ORDER BY l.id LIMIT {most}";
                            ids.AddRange(database.Query(sql, r => r.GetString(0), block));
                        }

                        return true;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            from = to;
        }

        return (listed, notStored, ids);
    }

    // The id at the end of the next block; null: there are no more ids.
    private Task<string?> LastIdAsync(string from, CancellationToken cancellationToken) =>
        database.ReadAsync(
            () =>
                database.Scalar(
                    "SELECT max(q.id) FROM (SELECT l.id FROM listed l WHERE l.scheme = @p1 AND l.pass = @p2 AND l.id > @p3 ORDER BY l.id "
                        + "LIMIT @p4) AS q",
                    scheme,
                    pass,
                    from,
                    RowsAtOnce
                ) as string,
            cancellationToken
        );

    private async Task<(long Compared, long Missing)> FindMissingAsync(
        DateTimeOffset began,
        string more,
        CancellationToken cancellationToken
    )
    {
        var (compared, missing) = (0L, 0L);
        var (from, last) = await database
            .ReadAsync(
                () =>
                    database.Query(
                        "SELECT coalesce(min(no), 1) - 1, coalesce(max(no), 0) FROM record WHERE scheme = @p1",
                        r => (r.GetInt64(0), r.GetInt64(1)),
                        scheme
                    )[0],
                cancellationToken
            )
            .ConfigureAwait(false);
        for (; from < last; from += RowsAtOnce)
        {
            object?[] block = [scheme, from, from + RowsAtOnce, began.ToUnixTimeMilliseconds(), pass];
            var found = await store
                .WriteAsync(
                    () =>
                        (
                            (long)database.Scalar($"SELECT count(*) {Covered} {more}", block[..4])!,
                            database.Execute(
                                $"INSERT INTO absent (scheme, pass, record) SELECT r.scheme, @p5, r.no {Covered} {more} AND NOT EXISTS "
                                    + "(SELECT 1 FROM listed l WHERE l.scheme = r.scheme AND l.pass = @p5 AND l.id = r.id)",
                                block
                            )
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false);
            (compared, missing) = (compared + found.Item1, missing + found.Item2);
        }

        return (compared, missing);
    }

    // One statement of a million rows would delay everybody who writes.
    private Task<bool> ClearAsync(string table, string key, CancellationToken cancellationToken) =>
        store.WriteAsync(
            () =>
            {
                var keys = database.Query(
                    $"SELECT pass, {key} FROM {table} WHERE scheme = @p1 AND pass <= @p2 ORDER BY pass, {key} LIMIT @p3",
                    r => (Pass: r.GetInt64(0), Key: r.GetValue(1)),
                    scheme,
                    pass,
                    RowsAtOnce
                );
                if (keys is not [.., var last])
                {
                    return false;
                }

                database.Execute(
                    $"DELETE FROM {table} WHERE scheme = @p1 AND (pass < @p2 OR pass = @p2 AND {key} <= @p3)",
                    scheme,
                    last.Pass,
                    last.Key
                );
                return true;
            },
            cancellationToken
        );
}
