using System.Text.Json;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Remembers the last records that the conditions of schemes dropped: one row for all of a page.</summary>
internal static class SqlDrops
{
    /// <summary>Stores those of a page in the transaction of the page, and deletes what is not among the last ones any more.</summary>
    public static void Save(StoreDatabase database, long scheme, DroppedPage page)
    {
        if (page.Dropped.Count == 0)
        {
            return;
        }

        var kept = page.Dropped.TakeLast(DroppedRecord.Most).ToList();
        var before = database.Scalar("SELECT total FROM dropped WHERE scheme = @p1 ORDER BY no DESC LIMIT 1", scheme) as long? ?? 0;
        database.Execute(
            "INSERT INTO dropped (scheme, no, at, run, total, records) VALUES (@p1, @p2, @p3, @p4, @p5, @p6)",
            scheme,
            page.Revision,
            page.At.ToUnixTimeMilliseconds(),
            page.Run,
            before + kept.Count,
            PageBlock.Pack(JsonSerializer.SerializeToUtf8Bytes(kept))
        );
        database.Execute("DELETE FROM dropped WHERE scheme = @p1 AND total <= @p2", scheme, before + kept.Count - DroppedRecord.Most);
    }

    public static List<StoredDrop> List(StoreDatabase database, string scheme) =>
        [
            .. database
                .Query(
                    "SELECT d.at, d.run, d.records FROM dropped d JOIN scheme s ON s.no = d.scheme WHERE s.id = @p1 ORDER BY d.no DESC",
                    r => (At: DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), Run: r.GetString(1), Records: (byte[])r.GetValue(2)),
                    scheme
                )
                .SelectMany(p =>
                    JsonSerializer
                        .Deserialize<List<DroppedRecord>>(PageBlock.Unpack(p.Records))!
                        .AsEnumerable()
                        .Reverse()
                        .Select(d => new StoredDrop(d, p.At, p.Run == SqlStage.Posted ? null : p.Run))
                )
                .Take(DroppedRecord.Most),
        ];
}
