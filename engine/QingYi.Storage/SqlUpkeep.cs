using System.Globalization;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Maintains a store while others use it: consistency checks and retention, over a connection of its own.</summary>
internal static class SqlUpkeep
{
    private const int PagesAtOnce = 200;
    private const int RowsAtOnce = 5000;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    // The result of the last reconciliation of each scheme stays.
    private const string IsNotLast = "NOT EXISTS (SELECT 1 FROM reconciled c WHERE c.run = run.id)";

    private const string OldVersions = """
        DELETE FROM version WHERE NOT EXISTS (SELECT 1 FROM scheme s WHERE s.no = version.scheme AND s.version = version.version)
          AND NOT EXISTS (SELECT 1 FROM sent d WHERE d.scheme = version.scheme AND d.version = version.version) AND NOT EXISTS (SELECT 1
            FROM lane l WHERE l.scheme = version.scheme AND l.version = version.version)
        """;

    private static readonly (string Query, Func<string, string, LocalizedText> Finding)[] Invariants =
    [
        (
            "SELECT s.id, r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 5 AND r."
                + $"{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM lane l WHERE l.scheme = r.scheme AND l.lane = r.lane AND "
                + "l.last = r.delivery AND l.pending = 1)",
            StorageTexts.DeliveringWithoutDelivery
        ),
        (
            "SELECT s.id, l.last FROM lane l JOIN scheme s ON s.no = l.scheme WHERE l.pending = 1 AND NOT "
                + $"EXISTS (SELECT 1 FROM record r WHERE r.scheme = l.scheme AND r.status = 5 AND r.{SqliteSchema.Troubled} AND "
                + "r.lane = l.lane AND r.delivery = l.last)",
            StorageTexts.DeliveryWithoutRecords
        ),
        (
            "SELECT s.id, r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 3 AND r."
                + $"{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM rejection j WHERE j.record = r.no)",
            StorageTexts.RejectedWithoutCause
        ),
        (
            "SELECT s.id, r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 4 AND r."
                + $"{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM parked w WHERE w.record = r.no)",
            StorageTexts.ParkedWithoutReference
        ),
        (
            "SELECT s.id, r.id FROM record r JOIN scheme s ON s.no = r.scheme LEFT JOIN page p ON p.scheme "
                + "= r.scheme AND p.no = r.page WHERE r.status = 0 AND p.block IS NULL",
            StorageTexts.WaitsWithoutContent
        ),
        (
            "SELECT s.id, r.id FROM record r JOIN scheme s ON s.no = r.scheme LEFT JOIN page p ON p.scheme "
                + $"= r.scheme AND p.no = r.page WHERE r.{SqliteSchema.Troubled} AND p.block IS NULL",
            StorageTexts.HasNoContent
        ),
        (
            "SELECT s.id, r.id FROM changed c JOIN record r ON r.no = c.record JOIN scheme s ON s.no = "
                + "r.scheme WHERE r.status <> 5 AND NOT EXISTS (SELECT 1 FROM lane l WHERE l.scheme = s.no AND l.pending = 1)",
            StorageTexts.NewerContentIsStuck
        ),
        (
            "SELECT s.id, count(*) FROM span p JOIN scheme s ON s.no = p.scheme WHERE p.closed = 0 "
                + "AND p.moves = 1 GROUP BY s.id HAVING count(DISTINCT p.begins) > 1 OR count(DISTINCT p.ends) > 1 OR "
                + "count(*) > count(DISTINCT p.part)",
            StorageTexts.WindowsOpenTogether
        ),
    ];

    public static IReadOnlyList<LocalizedText> Check(StoreDatabase database) =>
        [
            .. Invariants.SelectMany(i =>
                database.Query(i.Query + " LIMIT 3", r =>
                    i.Finding(r.GetString(0), Convert.ToString(r.GetValue(1), CultureInfo.InvariantCulture)!)
                )
            ),
        ];

    public static async Task<long> PruneAsync(
        Func<StoreDatabase> open,
        Retention retention,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        using var database = open();
        var before = (now - retention.Delivered).ToUnixTimeMilliseconds();

        // The only long scan of the records is a read, which delays nobody; each change below checks again for records that begin to wait.
        await database
            .ReadAsync(
                () =>
                    database.Execute(
                        "CREATE TEMPORARY TABLE needed (scheme BIGINT NOT NULL, page BIGINT NOT NULL, PRIMARY KEY (scheme, page))"
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        var schemes = await database
            .ReadAsync(
                () => database.Query("SELECT id, no FROM scheme", r => (Id: r.GetString(0), Number: r.GetInt64(1))),
                cancellationToken
            )
            .ConfigureAwait(false);

        // The contents of a scheme that others look up stay; replaced contents do not.
        var lookedAt = string.Join(", ", schemes.Where(s => retention.LookedAt.Contains(s.Id)).Select(s => s.Number).Append(0));
        await database
            .ReadAsync(
                () =>
                    database.Execute(
                        "INSERT INTO needed SELECT DISTINCT scheme, page FROM record WHERE status <> 2 OR settled >= @p1 OR "
                            + $"settled IS NULL OR scheme IN ({lookedAt})",
                        before
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        var freed = 0L;
        foreach (var (_, number) in schemes)
        {
            freed += await LetGoAsync(database, number, before, cancellationToken).ConfigureAwait(false);
        }

        await ForgetAsync(database, now - retention.Runs, now - Minor(retention.Runs), cancellationToken).ConfigureAwait(false);
        while (await database.ShrinkAsync(cancellationToken).ConfigureAwait(false)) { }

        return freed;
    }

    // A scheme can have a run a minute that finds nothing to do, and a week of them is as informative as a quarter.
    private static TimeSpan Minor(TimeSpan runs) => runs < Week ? runs : Week;

    private static async Task<long> LetGoAsync(StoreDatabase database, long scheme, long before, CancellationToken cancellationToken)
    {
        var (freed, from) = (0L, -1L);
        while (true)
        {
            var pages = await database
                .WriteAsync(
                    () =>
                    {
                        var found = database.Query(
                            $"""
                            SELECT no, length(block) FROM page WHERE scheme = @p4 AND no > @p1 AND fetched < @p2 AND block IS NOT NULL
                              AND no NOT IN (SELECT page FROM needed WHERE scheme = @p4)
                              AND no NOT IN (SELECT c.page FROM changed c JOIN record r ON r.no = c.record WHERE r.scheme = @p4)
                                AND no NOT IN (SELECT page FROM record WHERE scheme = @p4 AND status = 0)
                              AND no NOT IN (SELECT page FROM record WHERE scheme = @p4 AND {SqliteSchema.Troubled}) ORDER BY no LIMIT @p3
                            """,
                            r => (No: r.GetInt64(0), Length: r.GetInt64(1)),
                            from,
                            before,
                            PagesAtOnce,
                            scheme
                        );
                        found.ForEach(p => database.Execute("UPDATE page SET block = NULL WHERE scheme = @p1 AND no = @p2", scheme, p.No));
                        return found;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (pages.Count == 0)
            {
                return freed;
            }

            (freed, from) = (freed + pages.Sum(p => p.Length), pages[^1].No);
        }
    }

    private static async Task ForgetAsync(
        StoreDatabase database,
        DateTimeOffset runs,
        DateTimeOffset minor,
        CancellationToken cancellationToken
    )
    {
        (string Table, string Names, string Where, DateTimeOffset? Before)[] old =
        [
            ("run", "id", $"ended < @p1 AND {IsNotLast}", runs),
            ("run", "id", $"ended < @p1 AND did = 0 AND {IsNotLast}", minor),
            ("audit", "no", "at < @p1", runs),
            ("event", "no", "at < @p1", runs),
            ("sent", "scheme, lane, number", "at < @p1", runs),
            ("dropped", "scheme, no", "at < @p1", runs),
            // The latest firing of each schedule stays, because it determines which times were missed.
            (
                "firing",
                "scheme, lane, at",
                "at < @p1 AND at < (SELECT max(g.at) FROM firing g WHERE g.scheme = firing.scheme AND g.lane = firing.lane)",
                minor
            ),
            // A pass that was interrupted leaves its listing to the next one, which may never come.
            ("listed", "scheme, pass, id, part", $"pass < (SELECT s.epoch FROM scheme s WHERE s.no = listed.scheme)", null),
            ("absent", "scheme, pass, record", $"pass < (SELECT s.epoch FROM scheme s WHERE s.no = absent.scheme)", null),
            // The first window of a scheme stays, because it shows where reading began, and so does the back-fill that began earliest. What
            // another request read stays, because a reconciliation leaves its records alone. The last one stays, so that its number is not
            // reused. Windows that end later than now are needed after the clock was ahead.
            (
                "span",
                "no",
                "ends < @p1 AND (closed = 1 OR (moves = 0 AND scheme NOT IN (SELECT no FROM scheme WHERE owner IS NOT "
                    + "NULL))) AND moves >= 0 AND no NOT IN (SELECT min(no) FROM span WHERE moves = 1 GROUP BY scheme) AND no "
                    + "NOT IN (SELECT max(no) FROM span GROUP BY scheme) AND (closed = 0 OR EXISTS (SELECT 1 FROM span e WHERE e.scheme "
                    + "= span.scheme AND e.moves >= 0 AND (e.begins < span.begins OR e.begins = span.begins AND e.no < span.no)))",
                minor
            ),
            ("seen", "span, pass, no", "NOT EXISTS (SELECT 1 FROM span s WHERE s.no = seen.span)", null),
            // Index entries of content that has changed since exist again under the later change.
            (
                "found",
                "lookup, value, revision, record",
                "NOT EXISTS (SELECT 1 FROM record r WHERE r.no = found.record AND r.revision = found.revision)",
                null
            ),
        ];
        foreach (var (table, names, where, before) in old)
        {
            await ForgetAsync(database, table, names.Split(", "), where, before, cancellationToken).ConfigureAwait(false);
        }

        // Another process may start to use an unused version at any time, so this runs in a transaction that excludes writers.
        await database.WriteAsync(() => database.Execute(OldVersions), cancellationToken).ConfigureAwait(false);
    }

    // Old rows stay old, so they are found without a lock and deleted in small steps.
    private static async Task ForgetAsync(
        StoreDatabase database,
        string table,
        string[] names,
        string where,
        DateTimeOffset? before,
        CancellationToken cancellationToken
    )
    {
        object?[] values = before is { } time ? [time.ToUnixTimeMilliseconds()] : [];
        var find = $"SELECT {string.Join(", ", names)} FROM {table} WHERE {where} LIMIT {RowsAtOnce}";
        var delete = $"DELETE FROM {table} WHERE {string.Join(" AND ", names.Select((n, i) => $"{n} = @p{i + 1}"))}";
        while (true)
        {
            var rows = await database
                .ReadAsync(() => database.Query(find, r => names.Select((_, i) => r.GetValue(i)).ToArray(), values), cancellationToken)
                .ConfigureAwait(false);
            await database
                .WriteAsync(
                    () =>
                    {
                        rows.ForEach(r => database.Execute(delete, r));
                        return rows.Count;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (rows.Count < RowsAtOnce)
            {
                return;
            }
        }
    }
}
