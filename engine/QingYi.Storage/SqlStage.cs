using System.IO.Hashing;
using System.Runtime.InteropServices;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Puts pages into the store and decides which records wait (again).</summary>
internal sealed class SqlStage(StoreDatabase database, long scheme)
{
    /// <summary>The run of records that were posted.</summary>
    public const string Posted = "posted";

    private readonly PageBlock.Builder block = new();
    private bool wasNew = true;

    /// <summary>Puts records into a scheme's pool, made when it is not there, whoever runs the scheme.</summary>
    public static StageResult Accept(StoreDatabase database, string id, IReadOnlyList<StagedRecord> records, DuplicatePolicy policy, string run, DateTimeOffset at)
    {
        database.Execute("INSERT INTO scheme (id, epoch) VALUES ($1, 0) ON CONFLICT (id) DO NOTHING", id);
        var stage = new SqlStage(database, (long)database.Scalar("SELECT no FROM scheme WHERE id = $1", id)!);
        return stage.Put(stage.Prepare(records), policy, 0, run, at, [], null);
    }

    /// <summary>Gives a record that is not delivered other content. The hash stays that of the source's, so that the same content from there is a duplicate.</summary>
    public bool Edit(string id, ReadOnlyMemory<byte> content, DateTimeOffset at)
    {
        if (database.Query("SELECT key FROM record WHERE scheme = $1 AND id = $2 AND status IN (0, 3, 4, 6) AND key NOT IN (SELECT key FROM changed)", r => r.GetInt64(0), scheme, id) is not [var key])
        {
            return false;
        }

        block.Begin();
        var change = database.NextChange();
        database.Execute("INSERT INTO event (key, at, what, detail) SELECT r.key, p.fetched, 'fetched', p.run FROM record r JOIN page p ON p.no = r.page WHERE r.key = $1 AND p.run <> ''", key);
        database.Execute("UPDATE record SET status = 0, page = $1, start = $2, length = $3, change = $1, write_back = NULL WHERE key = $4", change, block.Add(content), content.Length, key);
        Save(change, 0, "", at, [], block.Pack());
        database.Execute("INSERT INTO event (key, at, what, detail) VALUES ($1, $2, 'edited', '')", key, at.ToUnixTimeMilliseconds());
        return true;
    }

    /// <summary>Does what needs no database. A page is compressed now where the one before held nothing that was known.</summary>
    public PreparedRecords Prepare(IReadOnlyList<StagedRecord> records)
    {
        block.Begin();
        List<(StagedRecord Record, long Hash, int Start)> placed = [.. records.Select(r => (r, unchecked((long)XxHash3.HashToUInt64(r.Content.Span)), block.Add(r.Content)))];
        return new PreparedRecords(placed, wasNew ? block.Pack() : null);
    }

    public StageResult Stage(StagedPage page, PreparedRecords prepared)
    {
        var result = Put(prepared, page.Policy, page.Window.Number, page.Run, page.FetchedAt, page.Seen, page.Staged);
        database.Execute(
            "UPDATE span SET cursor = $1, cursor_page = $2, is_read = $3, total = $4 WHERE no = $5", page.Next?.Text, page.Next?.Page, page.Next is null, page.Total, page.Window.Number);
        return result;
    }

    // Records that other schemes bring have a page outside any span.
    private StageResult Put(PreparedRecords prepared, DuplicatePolicy policy, long span, string run, DateTimeOffset at, IReadOnlyList<long> seen, Action<StageResult, long>? staged)
    {
        // The change numbers the page too: it is never given twice, and pages are kept in memory by their number.
        var change = database.NextChange();
        var (duplicates, replaced) = (0, 0);
        var records = prepared.Records;
        var known = database.FindRecords(scheme, [.. records.Select(r => r.Record.Id).Distinct(StringComparer.Ordinal)]);
        wasNew = known.Count == 0;
        var isNew = wasNew && prepared.Block is not null;
        if (!isNew)
        {
            // Only what waits is kept.
            block.Begin();
        }

        var added = new Dictionary<string, (StagedRecord Record, long Hash, int Start)>(records.Count, StringComparer.Ordinal);
        foreach (var (record, hash, place) in records)
        {
            var content = record.Content;
            if (known.TryGetValue(record.Id, out var before))
            {
                var (isNews, wasWaiting) = Again(record, before, hash, change, span, policy);
                known[record.Id] = isNews ? before with { Status = before.Status == RecordStatus.Delivering ? before.Status : RecordStatus.Waiting, Hash = hash, Span = span } : before;
                duplicates += isNews ? 0 : 1;
                replaced += wasWaiting ? 1 : 0;
            }
            else if (!added.TryGetValue(record.Id, out var twice))
            {
                added.Add(record.Id, (record, hash, isNew ? place : block.Add(content)));
            }
            else if (twice.Hash == hash)
            {
                duplicates++;
            }
            else
            {
                added[record.Id] = (record, hash, isNew ? place : block.Add(content));
                replaced++;
            }
        }

        database.AddRecords(scheme, change, added.Values);
        Save(change, span, run, at, seen, isNew ? prepared.Block : block.Pack());
        var result = new StageResult(records.Count - duplicates - replaced, duplicates, replaced);
        staged?.Invoke(result, change);
        return result;
    }

    private static bool Waits(RecordStatus status, bool changed, DuplicatePolicy policy) => status switch
    {
        RecordStatus.Delivered or RecordStatus.Delivering => policy == DuplicatePolicy.Never || (policy == DuplicatePolicy.ByContent && changed),
        RecordStatus.Skipped => false,
        _ => changed,
    };

    private void Save(long change, long span, string run, DateTimeOffset at, IReadOnlyList<long> seen, byte[]? packed)
    {
        database.Execute(
            "INSERT INTO page (no, span, pass, run, fetched, seen, block) VALUES ($1, $2, coalesce((SELECT pass FROM span WHERE no = $2), 0), $3, $4, $5, $6)",
            change,
            span,
            run,
            at.ToUnixTimeMilliseconds(),
            MemoryMarshal.AsBytes(seen.ToArray().AsSpan()).ToArray(),
            packed);
        if (packed is not null)
        {
            database.Execute("UPDATE scheme SET change = $1 WHERE no = $2", change, scheme);
        }
    }

    // A record that is known waits again, or there is nothing to do.
    private (bool IsNews, bool WasWaiting) Again(StagedRecord record, KnownRecord before, long hash, long change, long span, DuplicatePolicy policy)
    {
        // What the same window has brought already was fetched once, however often it is read.
        var isSame = hash == before.Hash;
        if (!Waits(before.Status, !isSame, policy) || (isSame && span != 0 && before.Span == span))
        {
            return (false, false);
        }

        var content = record.Content;
        if (before.Status == RecordStatus.Delivering)
        {
            // The delivery under way keeps the content it was begun with; the new content takes its place when that settles.
            database.Execute("INSERT INTO changed (key, hash, page, start, length, change) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (key) DO UPDATE SET change = excluded.change, hash = excluded.hash, page = excluded.page, start = excluded.start, length = excluded.length", before.Key, hash, change, block.Add(content), content.Length, change);
        }
        else
        {
            database.Execute("UPDATE record SET status = 0, number = $1, hash = $2, page = $3, start = $4, length = $5, change = $6 WHERE key = $7", record.Number, hash, change, block.Add(content), content.Length, change, before.Key);
        }

        return (true, before.Status == RecordStatus.Waiting);
    }
}
