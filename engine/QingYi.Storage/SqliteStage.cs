using System.IO.Hashing;
using System.Runtime.InteropServices;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Puts pages into the store and decides which records wait (again).</summary>
internal sealed class SqliteStage(SqliteDatabase database, long scheme)
{
    public StageResult Stage(StagedPage page)
    {
        var block = new PageBlock.Builder();
        var number = (long)database.Scalar("SELECT coalesce(max(no), 0) + 1 FROM page")!;
        var duplicates = 0;
        foreach (var record in page.Records)
        {
            duplicates += Put(record, number, block, page.Policy) ? 0 : 1;
        }

        database.Execute(
            "INSERT INTO page (no, span, pass, run, fetched, seen, block) SELECT $1, no, pass, $2, $3, $4, $5 FROM span WHERE no = $6",
            number,
            page.Run,
            page.FetchedAt.ToUnixTimeMilliseconds(),
            MemoryMarshal.AsBytes(page.Seen.ToArray().AsSpan()).ToArray(),
            block.IsEmpty ? null : block.Pack(),
            page.Window.Number);
        database.Execute(
            "UPDATE span SET cursor = $1, cursor_page = $2, is_read = $3, total = $4 WHERE no = $5", page.Next?.Text, page.Next?.Page, page.Next is null, page.Total, page.Window.Number);
        return new StageResult(page.Records.Count - duplicates, duplicates);
    }

    private static bool Waits(RecordStatus status, bool changed, DuplicatePolicy policy) => status switch
    {
        RecordStatus.Delivered or RecordStatus.Delivering => policy == DuplicatePolicy.Never || (policy == DuplicatePolicy.ByContent && changed),
        RecordStatus.Skipped => false,
        _ => changed,
    };

    /// <summary>True when the record waits to be delivered by this.</summary>
    private bool Put(StagedRecord record, long page, PageBlock.Builder block, DuplicatePolicy policy)
    {
        var content = record.Content.Span;
        var hash = unchecked((long)XxHash3.HashToUInt64(content));
        var known = database.Query("SELECT key, status, hash FROM record WHERE scheme = $1 AND id = $2", r => (Key: r.GetInt64(0), Status: (RecordStatus)r.GetInt32(1), Hash: r.GetInt64(2)), scheme, record.Id);
        if (known.Count == 0)
        {
            database.Execute(
                "INSERT INTO record (scheme, id, number, status, hash, page, start, length) VALUES ($1, $2, $3, 0, $4, $5, $6, $7)", scheme, record.Id, record.Number, hash, page, block.Add(content), content.Length);
            return true;
        }

        var (key, status, before) = known[0];
        if (!Waits(status, hash != before, policy))
        {
            return false;
        }

        if (status == RecordStatus.Delivering)
        {
            // The delivery under way keeps the content it was begun with; the new content takes its place when that settles.
            database.Execute("INSERT INTO changed (key, hash, page, start, length) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO UPDATE SET hash = excluded.hash, page = excluded.page, start = excluded.start, length = excluded.length", key, hash, page, block.Add(content), content.Length);
        }
        else
        {
            database.Execute("UPDATE record SET status = 0, number = $1, hash = $2, page = $3, start = $4, length = $5 WHERE key = $6", record.Number, hash, page, block.Add(content), content.Length, key);
        }

        return true;
    }
}
