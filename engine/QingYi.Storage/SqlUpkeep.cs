using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Looks after a store while others use it: checks, and retention over a connection of its own.</summary>
internal static class SqlUpkeep
{
    private const int PagesAtOnce = 200;
    private const int RowsAtOnce = 5000;

    private static readonly (string Query, string Meaning)[] Invariants =
    [
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 5 AND r.{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM lane l WHERE l.scheme = r.scheme AND l.lane = r.lane AND l.last = r.delivery AND l.pending = 1)", "is being delivered by no delivery"),
        ($"SELECT s.id || ': delivery ' || l.last FROM lane l JOIN scheme s ON s.no = l.scheme WHERE l.pending = 1 AND NOT EXISTS (SELECT 1 FROM record r WHERE r.scheme = l.scheme AND r.status = 5 AND r.{SqliteSchema.Troubled} AND r.lane = l.lane AND r.delivery = l.last)", "is under way and has no records"),
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 3 AND r.{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM rejection j WHERE j.key = r.key)", "is rejected without a cause"),
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 4 AND r.{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM parked w WHERE w.key = r.key)", "waits for a reference that is not named"),
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme LEFT JOIN page p ON p.no = r.page WHERE r.status = 0 AND p.block IS NULL", "waits and has no content"),
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme LEFT JOIN page p ON p.no = r.page WHERE r.{SqliteSchema.Troubled} AND p.block IS NULL", "has no content"),
        ($"SELECT s.id || ': record ' || r.id FROM changed c JOIN record r ON r.key = c.key JOIN scheme s ON s.no = r.scheme WHERE r.status <> 5 AND NOT EXISTS (SELECT 1 FROM lane l WHERE l.scheme = s.no AND l.pending = 1)", "has newer content that nothing takes up"),
        ($"SELECT s.id || ': ' || count(*) || ' windows' FROM span p JOIN scheme s ON s.no = p.scheme WHERE p.closed = 0 AND p.moves = 1 GROUP BY s.id HAVING count(*) > 1", "are open at a time"),
    ];

    public static IReadOnlyList<string> Check(StoreDatabase database) =>
        [.. Invariants.SelectMany(i => database.Query(i.Query + " LIMIT 3", r => $"{r.GetString(0)} {i.Meaning}"))];

    public static async Task<long> PruneAsync(Func<StoreDatabase> open, Retention retention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var database = open();
        var before = (now - retention.Delivered).ToUnixTimeMilliseconds();

        // The one long look at the records is a read, which holds nobody up; what begins to wait meanwhile is seen by each change below.
        await database.ReadAsync(() => database.Execute("CREATE TEMPORARY TABLE needed (page BIGINT PRIMARY KEY)"), cancellationToken).ConfigureAwait(false);
        await database.ReadAsync(() => database.Execute("INSERT INTO needed SELECT DISTINCT page FROM record WHERE status <> 2 OR settled >= $1 OR settled IS NULL", before), cancellationToken).ConfigureAwait(false);
        foreach (var scheme in retention.LookedAt)
        {
            await database.ReadAsync(() => database.Execute("INSERT INTO needed SELECT DISTINCT page FROM record WHERE scheme = (SELECT no FROM scheme WHERE id = $1) AND page NOT IN (SELECT page FROM needed)", scheme), cancellationToken).ConfigureAwait(false);
        }

        var (freed, from) = (0L, -1L);
        while (true)
        {
            var pages = await database.WriteAsync(
                () =>
                {
                    var found = database.Query(
                        $"""
                        SELECT no, length(block) FROM page WHERE no > $1 AND fetched < $2 AND block IS NOT NULL AND no NOT IN (SELECT page FROM needed) AND no NOT IN (SELECT page FROM changed)
                          AND no NOT IN (SELECT page FROM record WHERE status = 0) AND no NOT IN (SELECT page FROM record WHERE {SqliteSchema.Troubled}) ORDER BY no LIMIT $3
                        """,
                        r => (No: r.GetInt64(0), Length: r.GetInt64(1)),
                        from,
                        before,
                        PagesAtOnce);
                    found.ForEach(p => database.Execute("UPDATE page SET block = NULL WHERE no = $1", p.No));
                    return found;
                },
                cancellationToken).ConfigureAwait(false);
            if (pages.Count == 0)
            {
                break;
            }

            (freed, from) = (freed + pages.Sum(p => p.Length), pages[^1].No);
        }

        await ForgetAsync(database, (now - retention.Runs).ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false);
        while (await database.ReadAsync(database.Shrink, cancellationToken).ConfigureAwait(false))
        {
        }

        return freed;
    }

    // Of each schedule the latest firing stays: it says what was missed.
    private static async Task ForgetAsync(StoreDatabase database, long before, CancellationToken cancellationToken)
    {
        await ForgetAsync(database, "run", "id", "ended < $1", before, cancellationToken).ConfigureAwait(false);
        await ForgetAsync(database, "audit", "no", "at < $1", before, cancellationToken).ConfigureAwait(false);
        await ForgetAsync(database, "event", "no", "at < $1", before, cancellationToken).ConfigureAwait(false);
        await ForgetAsync(database, "sent", "scheme, lane, number", "at < $1", before, cancellationToken).ConfigureAwait(false);
        await ForgetAsync(database, "firing", "scheme, lane, at", "at < $1 AND at < (SELECT max(g.at) FROM firing g WHERE g.scheme = firing.scheme AND g.lane = firing.lane)", before, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ForgetAsync(StoreDatabase database, string table, string names, string where, long before, CancellationToken cancellationToken)
    {
        var columns = names.Split(", ");
        var delete = $"DELETE FROM {table} WHERE {string.Join(" AND ", columns.Select((c, i) => $"{c} = ${i + 1}"))}";
        while (await database.WriteAsync(
            () =>
            {
                var rows = database.Query($"SELECT {names} FROM {table} WHERE {where} LIMIT $2", r => Enumerable.Range(0, columns.Length).Select(r.GetValue).ToArray(), before, RowsAtOnce);
                rows.ForEach(r => database.Execute(delete, r));
                return rows.Count;
            },
            cancellationToken).ConfigureAwait(false) == RowsAtOnce)
        {
        }
    }
}
