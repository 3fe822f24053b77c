using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Looks after a store while others use it, over a connection of its own: checks, retention, backups.</summary>
internal static class SqliteUpkeep
{
    private const int PagesAtOnce = 200;
    private const int RowsAtOnce = 5000;

    private static readonly (string Query, string Meaning)[] Invariants =
    [
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 5 AND r.{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM lane l WHERE l.scheme = r.scheme AND l.last = r.delivery AND l.pending = 1)", "is being delivered by no delivery"),
        ($"SELECT s.id || ': delivery ' || l.last FROM lane l JOIN scheme s ON s.no = l.scheme WHERE l.pending = 1 AND NOT EXISTS (SELECT 1 FROM record r WHERE r.scheme = l.scheme AND r.status = 5 AND r.{SqliteSchema.Troubled} AND r.delivery = l.last)", "is under way and has no records"),
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 3 AND r.{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM rejection j WHERE j.key = r.key)", "is rejected without a cause"),
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme WHERE r.status = 4 AND r.{SqliteSchema.Troubled} AND NOT EXISTS (SELECT 1 FROM parked w WHERE w.key = r.key)", "waits for a reference that is not named"),
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme LEFT JOIN page p ON p.no = r.page WHERE r.status = 0 AND p.block IS NULL", "waits and has no content"),
        ($"SELECT s.id || ': record ' || r.id FROM record r JOIN scheme s ON s.no = r.scheme LEFT JOIN page p ON p.no = r.page WHERE r.{SqliteSchema.Troubled} AND p.block IS NULL", "has no content"),
        ($"SELECT s.id || ': record ' || r.id FROM changed c JOIN record r ON r.key = c.key JOIN scheme s ON s.no = r.scheme JOIN lane l ON l.scheme = s.no AND l.lane = 0 WHERE r.status <> 5 AND l.pending = 0", "has newer content that nothing takes up"),
        ($"SELECT s.id || ': ' || count(*) || ' windows' FROM span p JOIN scheme s ON s.no = p.scheme WHERE p.closed = 0 AND p.moves = 1 GROUP BY s.id HAVING count(*) > 1", "are open at a time"),
    ];

    public static IReadOnlyList<string> Check(SqliteDatabase database) =>
        [.. Invariants.SelectMany(i => database.Query(i.Query + " LIMIT 3", r => $"{r.GetString(0)} {i.Meaning}"))];

    public static async Task<long> PruneAsync(string file, Retention retention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var database = new SqliteDatabase(file);
        var before = (now - retention.Delivered).ToUnixTimeMilliseconds();

        // The one long look at the records is a read, which holds nobody up; what begins to wait meanwhile is seen by each change below.
        await database.ReadAsync(() => database.Execute("CREATE TEMP TABLE needed AS SELECT DISTINCT page FROM record WHERE status <> 2 OR settled >= $1 OR settled IS NULL", before), cancellationToken).ConfigureAwait(false);
        await database.ReadAsync(() => database.Execute("CREATE UNIQUE INDEX temp.needed_page ON needed (page)"), cancellationToken).ConfigureAwait(false);
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
        return freed;
    }

    public static async Task BackUpAsync(string file, string copy, CancellationToken cancellationToken)
    {
        if (File.Exists(copy))
        {
            throw new StoreException("QY5017", $"the file {copy} is there already", "Name a new file for the backup, or remove the old one.");
        }

        var unfinished = copy + ".unfinished";
        File.Delete(unfinished);
        using (var database = new SqliteDatabase(file))
        {
            await database.ReadAsync(() => database.Execute("VACUUM INTO $1", unfinished), cancellationToken).ConfigureAwait(false);
        }

        File.Move(unfinished, copy);
    }

    // Of each schedule the latest firing stays: it says what was missed.
    private static async Task ForgetAsync(SqliteDatabase database, long before, CancellationToken cancellationToken)
    {
        string[] done =
        [
            "DELETE FROM run WHERE id IN (SELECT id FROM run WHERE ended < $1 LIMIT $2)",
            "DELETE FROM audit WHERE no IN (SELECT no FROM audit WHERE at < $1 LIMIT $2)",
            "DELETE FROM event WHERE no IN (SELECT no FROM event WHERE at < $1 LIMIT $2)",
            "DELETE FROM firing WHERE (scheme, lane, at) IN (SELECT scheme, lane, at FROM firing f WHERE at < $1 AND at < (SELECT max(at) FROM firing g WHERE g.scheme = f.scheme AND g.lane = f.lane) LIMIT $2)",
            "DELETE FROM sent WHERE (scheme, lane, number) IN (SELECT scheme, lane, number FROM sent WHERE at < $1 LIMIT $2)",
        ];
        foreach (var statement in done)
        {
            while (await database.WriteAsync(() => database.Execute(statement, before, RowsAtOnce), cancellationToken).ConfigureAwait(false) == RowsAtOnce)
            {
            }
        }
    }
}
