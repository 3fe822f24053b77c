using System.Data.Common;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Lists records, and returns the history of one.</summary>
internal sealed class SqlStories(StoreDatabase database)
{
    /// <summary>The code with which a parked record waits.</summary>
    public const string ParkedCode = "QY2115";

    private const int Few = 5000;
    private const string Named = "+r.scheme = @p1 AND (r.id = @p4 OR r.number = @p4)";
    private const string From = """
        FROM record r JOIN page p ON p.scheme = r.scheme AND p.no = r.page LEFT JOIN rejection j ON j.record = r.no AND r.status = 3 LEFT
          JOIN parked w ON w.record = r.no AND r.status = 4 LEFT JOIN missing m ON m.scheme = r.scheme AND m.record = r.no
        """;

    private const string Listed = $"""
        SELECT r.no, r.id, r.number, r.status, r.attempts, r.answer, coalesce(j.code,
          CASE WHEN w.record IS NULL THEN NULL ELSE '{ParkedCode}' END), coalesce(j.message, w.message), j.field, j.value, p.fetched,
          r.settled, r.lane, r.delivery, r.hash, w.awaited, m.since, m.passes, m.marked
        {From}
        """;

    public IReadOnlyList<RecordListing> List(string scheme, RecordQuery query)
    {
        if (Number(scheme) is not { } number)
        {
            return [];
        }

        var isFirst = query is { After: 0, Before: null };
        if (query.Name is not null && isFirst && List(number, query, "r.scheme = @p1 AND r.id = @p4") is { Count: > 0 } named)
        {
            return named;
        }

        return List(number, query, Where(number, query));
    }

    /// <summary>
    /// Returns the contents of the records of a list in the direction of its query, with the number of rows and the last key.
    /// </summary>
    public (List<StoredRecord> Records, int Rows, long Last) Contents(long scheme, RecordQuery query, SqlContents contents) =>
        Chosen(scheme, query, query.Name is null ? Where(scheme, query) : Named) is var (sql, values)
            ? contents.ReadPart(
                SqlContents.MostOfDelivery,
                $"SELECT r.no, r.id, r.number, r.page, r.start, r.length, r.write_back, r.revision, r.scheme, r.hash {From} {sql}",
                values
            )
            : ([], 0, 0);

    // These forms return the rows in the order of the keys without sorting; the few troubled records have an index of their own.
    private string Where(long scheme, RecordQuery query) =>
        query switch
        {
            { Name: not null } => "+r.scheme = @p1 AND r.number = @p4",
            { IsMissing: true } => "+r.scheme = @p1",
            { Status: RecordStatus.Waiting } => "r.scheme = @p1",
            { Status: null or RecordStatus.Delivered, Code: null } => HasFew(scheme) ? "r.scheme = @p1" : "+r.scheme = @p1",
            _ => $"r.scheme = @p1 AND r.{SqliteSchema.Troubled}",
        };

    /// <summary>Returns the number of records in each status except delivered.</summary>
    public Dictionary<RecordStatus, long> Backlog(string scheme) =>
        database
            .Query(
                $"""
                SELECT status, count(*) FROM record WHERE scheme = (SELECT no FROM scheme WHERE id = @p1)
                  AND {SqliteSchema.Troubled} GROUP BY status
                UNION ALL SELECT 0, count(*) FROM record WHERE scheme = (SELECT no FROM scheme WHERE id = @p1) AND status = 0
                """,
                r => KeyValuePair.Create((RecordStatus)r.GetInt32(0), r.GetInt64(1)),
                scheme
            )
            .ToDictionary();

    /// <summary>Returns a summary of all schemes.</summary>
    public List<SchemeSummary> Summary()
    {
        // Counting by status lets every database use the index, without reading the delivered records.
        var counts = database
            .Query(
                string.Join(
                    " UNION ALL ",
                    Enum.GetValues<RecordStatus>()
                        .Where(s => s != RecordStatus.Delivered)
                        .Select(s =>
                            "SELECT s.no, r.status, count(*) FROM scheme s JOIN record r ON r.scheme = s.no WHERE r.status = "
                            + $"{(int)s}{(s == RecordStatus.Waiting ? "" : $" AND r.{SqliteSchema.Troubled}")} GROUP BY "
                            + "s.no, r.status"
                        )
                ),
                r => (Scheme: r.GetInt64(0), Status: (RecordStatus)r.GetInt32(1), Count: r.GetInt64(2))
            )
            .ToLookup(c => c.Scheme);
        return database
            .Query("SELECT no, id, watermark FROM scheme ORDER BY id", r =>
                (No: r.GetInt64(0), Id: r.GetString(1), Watermark: r.IsDBNull(2) ? (DateTimeOffset?)null : Time(r, 2))
            )
            .ConvertAll(s => new SchemeSummary(s.Id, s.Watermark, counts[s.No].ToDictionary(c => c.Status, c => c.Count)));
    }

    private List<RecordListing> List(long scheme, RecordQuery query, string where)
    {
        if (Chosen(scheme, query, where) is not var (sql, values))
        {
            return [];
        }

        var found = Listings(scheme, $"{Listed} {sql}", values);
        if (query.GoesDown != (query.Order == RecordOrder.Newest))
        {
            found.Reverse();
        }

        return found;
    }

    // The end of a query from its WHERE on, with its values; null: there is nothing to find.
    private (string Sql, object?[] Values)? Chosen(long scheme, RecordQuery query, string where)
    {
        var chosen = new List<string> { where };
        if (query.Status is { } status)
        {
            chosen.Add($"r.status = {(int)status}");
        }

        if (query.Code is not null)
        {
            chosen.Add($"(j.code = @p5 OR w.record IS NOT NULL AND @p5 = '{ParkedCode}')");
        }

        if (query.IsMissing)
        {
            chosen.Add("r.no IN (SELECT record FROM missing WHERE scheme = @p1)");
        }

        if (query.Since is not null)
        {
            chosen.Add("r.settled >= @p6");
        }

        var (from, to) = (Bound(query.From, long.MinValue), Bound(query.To, long.MaxValue));
        var pages = (First: 0L, Last: 0L);
        if (query.From is not null || query.To is not null)
        {
            // A scheme has few pages: most records are ruled out by the number of their page, before it is looked up.
            if (
                database.Query(
                    "SELECT min(no), max(no) FROM page WHERE scheme = @p1 AND fetched >= @p2 AND fetched < @p3",
                    r => r.IsDBNull(0) ? ((long, long)?)null : (r.GetInt64(0), r.GetInt64(1)),
                    scheme,
                    from,
                    to
                )
                is not [{ } between]
            )
            {
                return null;
            }

            pages = between;
            chosen.Add("r.page BETWEEN @p8 AND @p9 AND p.fetched >= @p10 AND p.fetched < @p11");
        }

        return (
            $"WHERE {string.Join(" AND ", chosen)} AND r.no > @p2 AND r.no < @p7 ORDER BY r.no{(query.GoesDown ? " DESC" : "")} LIMIT @p3",
            [
                scheme,
                query.After,
                query.Limit,
                query.Name,
                query.Code,
                query.Since?.ToUnixTimeMilliseconds(),
                query.Before ?? long.MaxValue,
                pages.First,
                pages.Last,
                from,
                to,
            ]
        );
    }

    // The few records of a scheme in a large store are found by its index and sorted; of many, the first in the order of keys are near.
    private bool HasFew(long scheme) =>
        (long)database.Scalar($"SELECT count(*) FROM (SELECT 1 FROM record WHERE scheme = @p1 LIMIT {Few + 1}) AS few", scheme)! <= Few;

    private static long Bound(DateTimeOffset? time, long otherwise) => time?.ToUnixTimeMilliseconds() ?? otherwise;

    /// <summary>Returns the record with this key.</summary>
    public List<RecordListing> ByKey(long scheme, long key) =>
        Listings(scheme, $"{Listed} WHERE r.scheme = @p1 AND r.no = @p2", scheme, key);

    public RecordStory? Find(string scheme, string id)
    {
        if (
            Number(scheme) is not { } number
            || Listings(number, $"{Listed} WHERE r.scheme = @p1 AND r.id = @p2", number, id) is not [var listing]
        )
        {
            return null;
        }

        var content = new SqlContents(database).Read(
            long.MaxValue,
            $"SELECT {SqlContents.Columns} FROM record WHERE no = @p1",
            listing.Key
        );
        var sent = database.Query(
            "SELECT d.number, v.text, d.begins, d.ends, d.run, d.at, d.version FROM record r JOIN sent d ON d.scheme = "
                + "r.scheme AND d.number = r.delivery AND d.lane = r.lane JOIN version v ON v.scheme = d.scheme AND v.version = "
                + "d.version WHERE r.no = @p1 LIMIT 1",
            r =>
                (
                    Sent: new SentDelivery(r.GetInt64(0), r.GetString(1), Time(r, 2), Time(r, 3), r.GetString(4), Time(r, 5)),
                    Version: r.GetString(6)
                ),
            listing.Key
        );
        var events = database.Query(
            "SELECT p.fetched, p.run FROM record r JOIN page p ON p.scheme = r.scheme AND p.no = r.page WHERE r.no = @p1 AND "
                + "NOT EXISTS (SELECT 1 FROM event e WHERE e.record = r.no AND e.what = 'edited' AND e.at = p.fetched)",
            r => new RecordEvent(
                Time(r, 0),
                r.GetString(1) is "" or SqlStage.Posted ? "received" : "fetched",
                LocalizedText.Of(r.GetString(1))
            ),
            listing.Key
        );
        events.AddRange(
            database.Query(
                "SELECT at, what, detail FROM event WHERE record = @p1 ORDER BY no",
                r => new RecordEvent(Time(r, 0), r.GetString(1), StoredText.Read(r.GetString(2))),
                listing.Key
            )
        );
        events.AddRange(sent.Select(s => new RecordEvent(s.Sent.At, "sent", StorageTexts.Sent(s.Sent.Number, s.Version, s.Sent.Run))));
        if (listing is { Status: RecordStatus.Delivered, SettledAt: { } at })
        {
            events.Add(new RecordEvent(at, "delivered", LocalizedText.Of(listing.Answer ?? "")));
        }

        return new RecordStory(
            listing,
            content is [var found] ? found.Content : (ReadOnlyMemory<byte>?)null,
            [.. events.OrderBy(e => e.At)],
            sent is [var last] ? last.Sent : null
        );
    }

    private List<RecordListing> Listings(long scheme, string sql, params object?[] values)
    {
        var answers = new Dictionary<(long Lane, long Delivery), Dictionary<long, string>>();
        return
        [
            .. database
                .Query(sql, r => (Listing: Listing(r), Lane: r.GetInt64(12), Delivery: r[13] as long?), values)
                .Select(r =>
                    r is { Listing: { Status: RecordStatus.Delivered, Answer: null }, Delivery: { } delivery }
                        ? r.Listing with
                        {
                            Answer = Answers(r.Lane, delivery).GetValueOrDefault(r.Listing.Key),
                        }
                        : r.Listing
                ),
        ];

        Dictionary<long, string> Answers(long lane, long delivery)
        {
            if (!answers.TryGetValue((lane, delivery), out var known))
            {
                known = database.Scalar(
                    "SELECT answers FROM sent WHERE scheme = @p1 AND lane = @p2 AND number = @p3",
                    scheme,
                    lane,
                    delivery
                )
                    is byte[] block
                    ? SentAnswers.Unpack(block)
                    : [];
                answers.Add((lane, delivery), known);
            }

            return known;
        }
    }

    private static RecordListing Listing(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetString(2),
            (RecordStatus)row.GetInt32(3),
            row.GetInt32(4),
            row.IsDBNull(5) ? null : row.GetString(5),
            row.IsDBNull(6)
                ? null
                : new Rejection(
                    row.GetString(6),
                    StoredText.Read(row.GetString(7)),
                    row.IsDBNull(8) ? null : row.GetString(8),
                    row.IsDBNull(9) ? null : row.GetString(9)
                ),
            Time(row, 10),
            row.IsDBNull(11) ? null : Time(row, 11)
        )
        {
            Change = SqlStage.ChangeOf(row.GetInt64(14)),
            Awaits = row.IsDBNull(15) ? null : row.GetString(15),
            Missing = row.IsDBNull(16) ? null : new MissingRecord(Time(row, 16), row.GetInt32(17), row.GetInt64(18) == 1),
        };

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private long? Number(string scheme) => database.Scalar("SELECT no FROM scheme WHERE id = @p1", scheme) as long?;
}
