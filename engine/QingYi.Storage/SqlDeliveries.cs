using System.Globalization;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Waiting records, deliveries and their outcomes.</summary>
internal sealed class SqlDeliveries(StoreDatabase database, long scheme)
{
    private const string NextWaiting =
        $"SELECT {SqlContents.Columns} FROM record WHERE scheme = @p1 AND status = 0 AND no > @p2 ORDER BY no LIMIT @p3";
    private const int KeysOfQuery = 200;

    private static readonly string ByKeys =
        $"SELECT {SqlContents.Columns} FROM record WHERE scheme = @p1 AND no IN ("
        + $"{string.Join(", ", Enumerable.Range(2, KeysOfQuery).Select(i => $"@p{i}"))}) ORDER BY no";

    private readonly SqlContents contents = new(database);
    private long woken = -1;

    public List<StoredRecord> Waiting(long after, int limit)
    {
        Wake();
        return contents.Read(SqlContents.MostOfDelivery, NextWaiting, scheme, after, limit);
    }

    public List<WaitingRecord> ListWaiting(long after, int limit)
    {
        Wake();
        return contents.List(SqlContents.MostOfDelivery, NextWaiting, scheme, after, limit);
    }

    // Parked records whose awaited scheme has stored records since then wait again.
    private void Wake()
    {
        var change = Convert.ToInt64(database.Scalar("SELECT sum(newest) FROM scheme"), CultureInfo.InvariantCulture);
        if (
            change != woken
            && database.Scalar($"SELECT 1 FROM record WHERE scheme = @p1 AND status = 4 AND {SqliteSchema.Troubled} LIMIT 1", scheme)
                is not null
        )
        {
            woken = change;
            database.Execute(
                $"UPDATE record SET status = 0 WHERE scheme = @p1 AND status = 4 AND {SqliteSchema.Troubled} AND no IN "
                    + "(SELECT p.record FROM parked p JOIN scheme s ON s.id = p.awaited WHERE s.newest > p.seen)",
                scheme
            );
            database.Execute(
                "DELETE FROM parked WHERE EXISTS (SELECT 1 FROM record r WHERE r.no = parked.record AND r.scheme = @p1 AND r.status <> 4)",
                scheme
            );
        }
    }

    public List<StoredRecord> Records(IReadOnlyList<long> keys) =>
        [.. keys.Order().Chunk(KeysOfQuery).SelectMany(c => Records(ByKeys, [scheme, .. Padded(c)]))];

    public List<int> Lanes() => database.Query("SELECT lane FROM lane WHERE scheme = @p1 ORDER BY lane", r => r.GetInt32(0), scheme);

    public long Last(int lane) =>
        database.Scalar("SELECT last FROM lane WHERE scheme = @p1 AND lane = @p2", scheme, lane) is long last ? last : 0;

    public StoredDelivery? Pending(int lane)
    {
        var rows = database.Query(
            "SELECT last, version, begins, ends, run FROM lane WHERE scheme = @p1 AND lane = @p2 AND pending = 1",
            r => (Number: r.GetInt64(0), Version: r.GetString(1), From: r.GetInt64(2), To: r.GetInt64(3), Run: r.GetString(4)),
            scheme,
            lane
        );
        if (rows.Count == 0)
        {
            return null;
        }

        var (number, version, from, to, run) = rows[0];
        var records = Records(
            $"SELECT {SqlContents.Columns} FROM record WHERE scheme = @p1 AND status = 5 AND {SqliteSchema.Troubled} AND "
                + "delivery = @p2 AND lane = @p3 ORDER BY no",
            scheme,
            number,
            lane
        );
        return new StoredDelivery(
            lane,
            number,
            version,
            DateTimeOffset.FromUnixTimeMilliseconds(from),
            DateTimeOffset.FromUnixTimeMilliseconds(to),
            run,
            records
        );
    }

    public void Begin(DeliveryStart next)
    {
        object?[] made =
        [
            scheme,
            next.Lane,
            next.Number,
            next.Version,
            next.Run,
            next.From.ToUnixTimeMilliseconds(),
            next.To.ToUnixTimeMilliseconds(),
        ];
        database.Put("lane", ["scheme", "lane"], ["last", "version", "run", "begins", "ends", "pending"], [.. made, true]);
        database.Execute(
            "INSERT INTO sent (scheme, lane, number, version, run, begins, ends, at) VALUES (@p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)",
            [.. made, next.At.ToUnixTimeMilliseconds()]
        );
        foreach (var (first, last, revision) in Runs(next.Records.Select(r => (r.Key, r.Revision))))
        {
            Expect(
                database.Execute(
                    "UPDATE record SET status = 5, delivery = @p1, lane = @p2, attempts = attempts + 1 WHERE no BETWEEN @p3 "
                        + "AND @p4 AND status = 0 AND revision = @p5",
                    next.Number,
                    next.Lane,
                    first,
                    last,
                    revision
                )
                    == last - first + 1
            );
        }
    }

    public void Settle(Settlement settled)
    {
        foreach (var record in settled.Aside)
        {
            Expect(
                database.Scalar("SELECT 1 FROM record WHERE no = @p1 AND status = 0 AND revision = @p2", record.Key, record.Revision)
                    is not null
            );
        }

        var at = settled.At.ToUnixTimeMilliseconds();
        Reject(settled.Outcomes.Where(o => o.Rejection is not null), at);
        Deliver(settled, at);
        Park(settled.Parked, at);
        WriteBack(settled.WriteBacks);
        foreach (var chained in settled.Chained.GroupBy(c => c.Scheme))
        {
            SqlStage.Accept(
                database,
                chained.Key,
                new PostedRecords([.. chained.Select(c => c.Record)], DuplicatePolicy.ById, settled.At),
                ""
            );
        }

        if (settled.Delivery is { } number)
        {
            End(settled, number);
        }
    }

    private void Reject(IEnumerable<Outcome> outcomes, long at)
    {
        foreach (var outcome in outcomes)
        {
            var rejection = outcome.Rejection!;
            database.Execute("UPDATE record SET status = 3, settled = @p1 WHERE no = @p2", at, outcome.Document);
            database.Put(
                "rejection",
                ["record"],
                ["code", "message", "field", "value"],
                outcome.Document,
                rejection.Code,
                StoredText.Of(rejection.Message),
                rejection.Field,
                rejection.Value
            );
            Happened(outcome.Document, at, "rejected", rejection.Message.Select(m => $"{rejection.Code}: {m}"));
        }
    }

    // The answers to a delivery are stored together in its row; only answers that belong to no delivery are stored with their records.
    private void Deliver(Settlement settled, long at)
    {
        var delivered = settled.Outcomes.Where(o => o.Rejection is null).ToLookup(o => settled.Delivery is null && o.Answer is not null);
        foreach (var outcome in delivered[true])
        {
            database.Execute(
                "UPDATE record SET status = 2, settled = @p1, answer = @p2 WHERE no = @p3",
                at,
                outcome.Answer,
                outcome.Document
            );
        }

        foreach (var (first, last, _) in Runs(delivered[false].Select(o => (o.Document, 0L)).Order()))
        {
            database.Execute("UPDATE record SET status = 2, settled = @p1, answer = NULL WHERE no BETWEEN @p2 AND @p3", at, first, last);
        }
    }

    private void Park(IReadOnlyList<ParkedRecord> records, long at)
    {
        woken = records.Count > 0 ? -1 : woken;
        foreach (var parked in records)
        {
            database.Execute("UPDATE record SET status = 4 WHERE no = @p1", parked.Key);
            database.Put(
                "parked",
                ["record"],
                ["awaited", "seen", "message"],
                parked.Key,
                parked.Awaited,
                parked.Seen,
                StoredText.Of(parked.Message)
            );
            Happened(parked.Key, at, "parked", parked.Message);
        }
    }

    private void WriteBack(IReadOnlyDictionary<long, string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var revision = database.NextRevision(scheme);
        foreach (var (key, value) in values)
        {
            database.Execute("UPDATE record SET write_back = @p1, revision = @p2 WHERE no = @p3", value, revision, key);
        }

        database.Execute("UPDATE scheme SET newest = @p1 WHERE no = @p2", revision, scheme);
    }

    private void End(Settlement settled, long number)
    {
        if (settled.Outcomes.Any(o => o.Answer is not null))
        {
            database.Execute(
                "UPDATE sent SET answers = @p1 WHERE scheme = @p2 AND lane = @p3 AND number = @p4",
                SentAnswers.Pack(settled.Outcomes),
                scheme,
                settled.Lane,
                number
            );
        }

        TakeChanged(settled.Lane, number);
        database.Execute("UPDATE lane SET pending = 0 WHERE scheme = @p1 AND lane = @p2 AND last = @p3", scheme, settled.Lane, number);
    }

    // One statement serves any number of keys: the last key fills the unused parameters.
    private static IEnumerable<object?> Padded(long[] keys) =>
        keys.Concat(Enumerable.Repeat(keys[^1], KeysOfQuery - keys.Length)).Select(k => (object?)k);

    private void Happened(long key, long at, string what, LocalizedText detail) =>
        database.Execute("INSERT INTO event (record, at, what, detail) VALUES (@p1, @p2, @p3, @p4)", key, at, what, StoredText.Of(detail));

    // If a record has received new content since it was read, the caller must read it again.
    private static void Expect(bool isAsRead)
    {
        if (!isAsRead)
        {
            throw new StaleRecordException();
        }
    }

    // Keys in a delivery are mostly consecutive, so each consecutive range needs one statement.
    private static IEnumerable<(long First, long Last, long Revision)> Runs(IEnumerable<(long Key, long Revision)> records)
    {
        (long First, long Last, long Revision)? run = null;
        foreach (var (key, revision) in records)
        {
            if (run is { } known && key == known.Last + 1 && revision == known.Revision)
            {
                run = known with { Last = key };
                continue;
            }

            if (run is { } ended)
            {
                yield return ended;
            }

            run = (key, key, revision);
        }

        if (run is { } last)
        {
            yield return last;
        }
    }

    // A record that changed at the source during its delivery waits again with its new content, as a change that happens now.
    private void TakeChanged(int lane, long number)
    {
        if (database.Scalar("SELECT 1 FROM changed LIMIT 1") is not null)
        {
            var revision = database.NextRevision(scheme);
            database.Execute(
                """
                UPDATE record SET status = 0, revision = @p3, number = (SELECT c.number FROM changed c WHERE c.record = record.no),
                  hash = (SELECT c.hash FROM changed c WHERE c.record = record.no), page = (SELECT c.page FROM changed c
                  WHERE c.record = record.no),
                  start = (SELECT c.start FROM changed c WHERE c.record = record.no), length = (SELECT c.length FROM changed c
                    WHERE c.record = record.no)
                WHERE no IN (SELECT c.record FROM changed c) AND scheme = @p1 AND delivery = @p2 AND lane = @p4 AND status IN (2, 3, 4)
                """,
                scheme,
                number,
                revision,
                lane
            );
            database.Execute("UPDATE scheme SET newest = @p1 WHERE no = @p2", revision, scheme);
            database.Execute(
                "DELETE FROM changed WHERE EXISTS (SELECT 1 FROM record r WHERE r.no = changed.record AND r.scheme = @p1 AND r.status = 0)",
                scheme
            );
        }
    }

    private List<StoredRecord> Records(string sql, params object?[] values) => contents.Read(long.MaxValue, sql, values);
}
