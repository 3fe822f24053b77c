using System.IO.Hashing;
using System.Runtime.InteropServices;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Puts pages into the store and decides which records wait (again).</summary>
internal sealed class SqlStage(StoreDatabase database, long scheme)
{
    /// <summary>The run of records that were posted.</summary>
    public const string Posted = "posted";

    /// <summary>Puts records into a scheme's pool, made when it is not there, whoever runs the scheme.</summary>
    public static StageResult Accept(StoreDatabase database, string id, IReadOnlyList<StagedRecord> records, DuplicatePolicy policy, string run, DateTimeOffset at)
    {
        database.Execute("INSERT INTO scheme (id, epoch) VALUES ($1, 0) ON CONFLICT (id) DO NOTHING", id);
        var stage = new SqlStage(database, (long)database.Scalar("SELECT no FROM scheme WHERE id = $1", id)!);
        var (duplicates, replaced, _) = stage.Put(records, policy, 0, run, at, []);
        return new StageResult(records.Count - duplicates - replaced, duplicates, replaced);
    }

    /// <summary>Gives a record that is not delivered other content. The hash stays that of the source's, so that the same content from there is a duplicate.</summary>
    public bool Edit(string id, ReadOnlySpan<byte> content, DateTimeOffset at)
    {
        if (database.Query("SELECT key FROM record WHERE scheme = $1 AND id = $2 AND status IN (0, 3, 4, 6) AND key NOT IN (SELECT key FROM changed)", r => r.GetInt64(0), scheme, id) is not [var key])
        {
            return false;
        }

        var block = new PageBlock.Builder();
        var change = database.NextChange();
        database.Execute("INSERT INTO event (key, at, what, detail) SELECT r.key, p.fetched, 'fetched', p.run FROM record r JOIN page p ON p.no = r.page WHERE r.key = $1 AND p.run <> ''", key);
        database.Execute("UPDATE record SET status = 0, page = $1, start = $2, length = $3, change = $1, write_back = NULL WHERE key = $4", change, block.Add(content), content.Length, key);
        Save(change, 0, "", at, [], block);
        database.Execute("INSERT INTO event (key, at, what, detail) VALUES ($1, $2, 'edited', '')", key, at.ToUnixTimeMilliseconds());
        return true;
    }

    public StageResult Stage(StagedPage page)
    {
        var (duplicates, replaced, change) = Put(page.Records, page.Policy, page.Window.Number, page.Run, page.FetchedAt, page.Seen);
        database.Execute(
            "UPDATE span SET cursor = $1, cursor_page = $2, is_read = $3, total = $4 WHERE no = $5", page.Next?.Text, page.Next?.Page, page.Next is null, page.Total, page.Window.Number);
        return new StageResult(page.Records.Count - duplicates - replaced, duplicates, replaced) { Change = change };
    }

    // Records that other schemes bring have a page outside any span.
    private (int Duplicates, int Replaced, long Change) Put(IReadOnlyList<StagedRecord> records, DuplicatePolicy policy, long span, string run, DateTimeOffset at, IReadOnlyList<long> seen)
    {
        var block = new PageBlock.Builder();

        // The change numbers the page too: it is never given twice, and pages are kept in memory by their number.
        var change = database.NextChange();
        var (duplicates, replaced) = (0, 0);
        foreach (var record in records)
        {
            var before = Put(record, change, block, policy);
            duplicates += before is null ? 1 : 0;
            replaced += before == RecordStatus.Waiting ? 1 : 0;
        }

        Save(change, span, run, at, seen, block);
        return (duplicates, replaced, change);
    }

    private void Save(long change, long span, string run, DateTimeOffset at, IReadOnlyList<long> seen, PageBlock.Builder block)
    {
        database.Execute(
            "INSERT INTO page (no, span, pass, run, fetched, seen, block) VALUES ($1, $2, coalesce((SELECT pass FROM span WHERE no = $2), 0), $3, $4, $5, $6)",
            change,
            span,
            run,
            at.ToUnixTimeMilliseconds(),
            MemoryMarshal.AsBytes(seen.ToArray().AsSpan()).ToArray(),
            block.IsEmpty ? null : block.Pack());
        if (!block.IsEmpty)
        {
            database.Execute("UPDATE scheme SET change = $1 WHERE no = $2", change, scheme);
        }
    }

    private static bool Waits(RecordStatus status, bool changed, DuplicatePolicy policy) => status switch
    {
        RecordStatus.Delivered or RecordStatus.Delivering => policy == DuplicatePolicy.Never || (policy == DuplicatePolicy.ByContent && changed),
        RecordStatus.Skipped => false,
        _ => changed,
    };

    // The status it had before, for a new one that of a settled one; null: there is nothing to do.
    private RecordStatus? Put(StagedRecord record, long change, PageBlock.Builder block, DuplicatePolicy policy)
    {
        var content = record.Content.Span;
        var hash = unchecked((long)XxHash3.HashToUInt64(content));
        var known = database.Query("SELECT key, status, hash FROM record WHERE scheme = $1 AND id = $2", r => (Key: r.GetInt64(0), Status: (RecordStatus)r.GetInt32(1), Hash: r.GetInt64(2)), scheme, record.Id);
        if (known.Count == 0)
        {
            database.Execute(
                "INSERT INTO record (scheme, id, number, status, hash, page, start, length, change) VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8)", scheme, record.Id, record.Number, hash, change, block.Add(content), content.Length, change);
            return RecordStatus.Delivered;
        }

        var (key, status, before) = known[0];
        if (!Waits(status, hash != before, policy))
        {
            return null;
        }

        if (status == RecordStatus.Delivering)
        {
            // The delivery under way keeps the content it was begun with; the new content takes its place when that settles.
            database.Execute("INSERT INTO changed (key, hash, page, start, length, change) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (key) DO UPDATE SET change = excluded.change, hash = excluded.hash, page = excluded.page, start = excluded.start, length = excluded.length", key, hash, change, block.Add(content), content.Length, change);
        }
        else
        {
            database.Execute("UPDATE record SET status = 0, number = $1, hash = $2, page = $3, start = $4, length = $5, change = $6 WHERE key = $7", record.Number, hash, change, block.Add(content), content.Length, change, key);
        }

        return status;
    }
}
