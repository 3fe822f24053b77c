using System.Globalization;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Finds records by parts of what is known about them, and counts them by cause.</summary>
internal sealed class SqlSearch(StoreDatabase database)
{
    private const int Shortest = 4;
    private const int MostCandidates = 500;

    // The distance of a full-width character, as Chinese input methods write it, from the ASCII one.
    private const int FullWidth = 0xFEE0;

    private const string Causes = """
        SELECT j.code, j.field, count(*), min(r.settled), max(r.settled), max(r.no) FROM record r JOIN rejection j ON j.record = r.no
        WHERE r.scheme = @p1 AND r.status = 3 AND r.status IN (3, 4, 5, 6) GROUP BY j.code, j.field
        """;

    private const string References = """
        SELECT w.awaited, count(*), min(p.fetched), max(p.fetched), max(r.no) FROM record r JOIN parked w ON w.record = r.no
          JOIN page p ON p.scheme = r.scheme AND p.no = r.page
        WHERE r.scheme = @p1 AND r.status = 4 AND r.status IN (3, 4, 5, 6) GROUP BY w.awaited
        """;

    /// <summary>See <see cref="RecordStore.SearchAsync"/>.</summary>
    public List<FoundRecord> Everywhere(string name, IReadOnlyList<string> schemes, int limit)
    {
        const string Columns = "SELECT s.no, s.id, r.no FROM scheme s JOIN record r ON r.scheme = s.no";
        var only = schemes.Count == 0 ? "" : $" AND s.{IdIn(schemes.Count, 3)}";
        var found = Find($"{Columns} AND r.id = @p1{only} ORDER BY r.no DESC LIMIT @p2");
        found = [.. found, .. Find($"{Columns} WHERE r.number = @p1{only} ORDER BY r.no DESC LIMIT @p2").Except(found)];
        var stories = new SqlStories(database);
        return [.. found.Take(limit).SelectMany(f => stories.ByKey(f.Number, f.Key).Select(r => new FoundRecord(f.Scheme, r)))];

        List<(long Number, string Scheme, long Key)> Find(string sql) =>
            database.Query(sql, r => (r.GetInt64(0), r.GetString(1), r.GetInt64(2)), [name, limit, .. schemes]);
    }

    /// <summary>The condition that <c>id</c> is one of so many values, the first of which has this number.</summary>
    public static string IdIn(int count, int first) => $"id IN ({string.Join(", ", Enumerable.Range(first, count).Select(n => $"@p{n}"))})";

    /// <summary>See <see cref="RecordStore.SimilarAsync"/>.</summary>
    public List<RecordListing> Similar(string scheme, string text, int limit)
    {
        var core = Core(text);
        if (core.Length == 0 || Number(scheme) is not { } number)
        {
            return [];
        }

        // The database compares what both databases can: without case. The rest is compared here, with few candidates.
        var pattern = core.Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);
        var found = database.Query(
            "SELECT no, id, number FROM record WHERE scheme = @p1 AND (lower(id) LIKE @p2 ESCAPE '!' OR lower(number) LIKE @p2 ESCAPE '!') "
                + "LIMIT @p3",
            r => (Key: r.GetInt64(0), Id: r.GetString(1), Number: r.GetString(2)),
            number,
            core.Length < Shortest ? $"%{pattern}" : $"%{pattern}%",
            MostCandidates
        );
        var stories = new SqlStories(database);
        return
        [
            .. found
                .OrderBy(f => Core(f.Id) == core || Core(f.Number) == core ? 0 : 1)
                .ThenBy(f => Math.Min(f.Id.Length, f.Number.Length == 0 ? int.MaxValue : f.Number.Length))
                .ThenBy(f => f.Key)
                .Take(limit)
                .SelectMany(f => stories.ByKey(number, f.Key)),
        ];
    }

    /// <summary>See <see cref="RecordStore.GroupAsync"/>.</summary>
    public List<RecordGroup> Groups(string scheme)
    {
        if (Number(scheme) is not { } number)
        {
            return [];
        }

        var groups = database
            .Query(
                Causes,
                r =>
                    (
                        Group: new RecordGroup(RecordStatus.Rejected, r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1), r.GetInt64(2))
                        {
                            First = Time(r, 3),
                            Last = Time(r, 4),
                        },
                        Sample: r.GetInt64(5)
                    ),
                number
            )
            .Concat(
                database.Query(
                    References,
                    r =>
                        (
                            Group: new RecordGroup(RecordStatus.Parked, SqlStories.ParkedCode, null, r.GetInt64(1))
                            {
                                Awaits = r.GetString(0),
                                First = Time(r, 2),
                                Last = Time(r, 3),
                            },
                            Sample: r.GetInt64(4)
                        ),
                    number
                )
            )
            .Concat(new[] { RecordStatus.Waiting, RecordStatus.Delivering, RecordStatus.Skipped }.SelectMany(s => OfStatus(number, s)))
            .Select(g => WithSample(g.Group, number, g.Sample))
            .ToList();
        var all = (long)database.Scalar("SELECT count(*) FROM record WHERE scheme = @p1", number)!;
        if (all - groups.Sum(g => g.Count) is > 0 and var delivered)
        {
            var query = new RecordQuery
            {
                Status = RecordStatus.Delivered,
                Order = RecordOrder.Newest,
                Limit = 1,
            };
            var sample = new SqlStories(database).List(scheme, query);
            groups.Add(new RecordGroup(RecordStatus.Delivered, null, null, delivered) { SampleId = sample is [var one] ? one.Id : null });
        }

        return [.. groups.OrderBy(g => g.Status).ThenByDescending(g => g.Count)];
    }

    /// <summary>The text without blanks, case, width of its characters and leading zeros.</summary>
    private static string Core(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - FullWidth) : c))
            .ToLowerInvariant()
            .TrimStart('0');

    // The pages are few, so that the times of a backlog of a million records are found at once.
    private List<(RecordGroup Group, long Sample)> OfStatus(long scheme, RecordStatus status) =>
        [
            .. database
                .Query(
                    $"""
                    SELECT sum(q.records), min(p.fetched), max(p.fetched), max(q.last)
                    FROM (SELECT page, count(*) AS records, max(no) AS last
                      FROM record WHERE scheme = @p1 AND status = {(int)status}{(
                        status == RecordStatus.Waiting ? "" : $" AND {SqliteSchema.Troubled}"
                    )} GROUP BY page) AS q JOIN page p ON p.scheme = @p1 AND p.no = q.page
                    """,
                    r =>
                        r.IsDBNull(0)
                            ? ((RecordGroup, long)?)null
                            : (
                                new RecordGroup(status, null, null, Convert.ToInt64(r.GetValue(0), CultureInfo.InvariantCulture))
                                {
                                    First = Time(r, 1),
                                    Last = Time(r, 2),
                                },
                                r.GetInt64(3)
                            ),
                    scheme
                )
                .OfType<(RecordGroup, long)>(),
        ];

    private RecordGroup WithSample(RecordGroup group, long scheme, long key) =>
        new SqlStories(database).ByKey(scheme, key) is [var sample]
            ? group with
            {
                SampleId = sample.Id,
                Message = sample.Rejection?.Message,
            }
            : group;

    private static DateTimeOffset? Time(System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private long? Number(string scheme) => database.Scalar("SELECT no FROM scheme WHERE id = @p1", scheme) as long?;
}
