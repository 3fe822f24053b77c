using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Shows how far a scheme has read and what waits.</summary>
internal sealed class SqlSpans(StoreDatabase database)
{
    private const string OfScheme = "scheme = (SELECT no FROM scheme WHERE id = @p1)";

    public long Ahead(string scheme, long key) =>
        (long)database.Scalar($"SELECT count(*) FROM record WHERE {OfScheme} AND status = 0 AND no < @p2", scheme, key)!;

    public List<StoredSpan> List(string scheme, int limit) =>
        database.Query(
            $"SELECT begins, ends, run, closed, moves FROM span WHERE {OfScheme} ORDER BY ends DESC, no DESC LIMIT @p2",
            r => new StoredSpan(Time(r.GetInt64(0)), Time(r.GetInt64(1)), r.GetString(2), r.GetInt64(3) == 1, r.GetInt64(4) == 1),
            scheme,
            limit
        );

    public DateTimeOffset? Since(string scheme) =>
        database.Scalar($"SELECT min(begins) FROM span WHERE {OfScheme} AND moves = 1", scheme) is long first ? Time(first) : null;

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
