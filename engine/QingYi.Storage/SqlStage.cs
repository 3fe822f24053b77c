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
    public static StageResult Accept(
        StoreDatabase database,
        string id,
        IReadOnlyList<StagedRecord> records,
        DuplicatePolicy policy,
        string run,
        DateTimeOffset at
    )
    {
        database.Add("scheme", ["id", "epoch"], id, 0);
        var stage = new SqlStage(database, (long)database.Scalar("SELECT no FROM scheme WHERE id = @p1", id)!);
        return stage.Put(stage.Prepare(records), policy, 0, run, at, []);
    }

    /// <summary>
    /// Gives a record that is not delivered other content. The hash stays that of the source's, so that the same content from there is a
    /// duplicate.
    /// </summary>
    public bool Edit(string id, ReadOnlyMemory<byte> content, DateTimeOffset at)
    {
        if (
            database.Query(
                "SELECT no FROM record WHERE scheme = @p1 AND id = @p2 AND status IN (0, 3, 4, 6) AND no NOT IN (SELECT "
                    + "record FROM changed)",
                r => r.GetInt64(0),
                scheme,
                id
            )
            is not [var key]
        )
        {
            return false;
        }

        block.Begin();
        var revision = database.NextRevision(scheme);
        database.Execute(
            "INSERT INTO event (record, at, what, detail) SELECT r.no, p.fetched, 'fetched', p.run FROM record r JOIN page p "
                + "ON p.scheme = r.scheme AND p.no = r.page WHERE r.no = @p1 AND p.run <> ''",
            key
        );
        database.Execute(
            "UPDATE record SET status = 0, page = @p1, start = @p2, length = @p3, revision = @p1 WHERE no = @p4",
            revision,
            block.Add(content),
            content.Length,
            key
        );
        Save(revision, 0, "", at, block.Pack());
        database.Execute("INSERT INTO event (record, at, what, detail) VALUES (@p1, @p2, 'edited', '')", key, at.ToUnixTimeMilliseconds());
        return true;
    }

    /// <summary>Does what needs no database. A page is compressed now where the one before held nothing that was known.</summary>
    public PreparedRecords Prepare(IReadOnlyList<StagedRecord> records)
    {
        block.Begin();
        List<(StagedRecord Record, long Hash, int Start)> placed =
        [
            .. records.Select(r => (r, unchecked((long)XxHash3.HashToUInt64(r.Content.Span)), block.Add(r.Content))),
        ];
        return new PreparedRecords(placed, wasNew ? block.Pack() : null);
    }

    public StageResult Stage(StagedPage page, PreparedRecords prepared)
    {
        var result = Put(prepared, page.Policy, page.Window.Number, page.Run, page.FetchedAt, page.Seen);
        database.Execute(
            "UPDATE span SET next_cursor = @p1, next_page = @p2, is_read = @p3, total = @p4 WHERE no = @p5",
            page.Next?.Text,
            page.Next?.Page,
            page.Next is null,
            page.Total,
            page.Window.Number
        );
        return result;
    }

    // Records that other schemes bring have a page outside any span.
    private StageResult Put(
        PreparedRecords prepared,
        DuplicatePolicy policy,
        long span,
        string run,
        DateTimeOffset at,
        IReadOnlyList<long> seen
    )
    {
        // The revision numbers the page too: a scheme's are never given twice, and pages are kept in memory by their number.
        var revision = database.NextRevision(scheme);
        var (duplicates, replaced) = (0, 0);
        var records = prepared.Records;
        var known = database.FindRecords(
            scheme,
            [.. records.Select(r => r.Record.Id).Distinct(StringComparer.Ordinal)],
            withSpan: policy == DuplicatePolicy.Never
        );
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
                var (isNews, wasWaiting) = Again(record, before, hash, revision, span, policy);
                known[record.Id] = isNews
                    ? before with
                    {
                        Status = before.Status == RecordStatus.Delivering ? before.Status : RecordStatus.Waiting,
                        Hash = hash,
                        Span = span,
                    }
                    : before;
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

        database.AddRecords(scheme, revision, added.Values);
        Save(revision, span, run, at, isNew ? prepared.Block : block.Pack());
        if (seen.Count > 0)
        {
            database.Execute(
                "INSERT INTO seen (span, pass, no, hashes) VALUES (@p1, (SELECT pass FROM span WHERE no = @p1), @p2, @p3)",
                span,
                revision,
                MemoryMarshal.AsBytes(seen.ToArray().AsSpan()).ToArray()
            );
        }

        return new StageResult(records.Count - duplicates - replaced, duplicates, replaced) { Change = revision };
    }

    private static bool Waits(RecordStatus status, bool changed, DuplicatePolicy policy) =>
        status switch
        {
            RecordStatus.Delivered or RecordStatus.Delivering => policy == DuplicatePolicy.Never
                || (policy == DuplicatePolicy.ByContent && changed),
            RecordStatus.Skipped => false,
            _ => changed,
        };

    // A page that brought no content is not kept: nothing stands in it.
    private void Save(long revision, long span, string run, DateTimeOffset at, byte[]? packed)
    {
        if (packed is null)
        {
            return;
        }

        database.Execute(
            "INSERT INTO page (scheme, no, span, run, fetched, block) VALUES (@p1, @p2, @p3, @p4, @p5, @p6)",
            scheme,
            revision,
            span,
            run,
            at.ToUnixTimeMilliseconds(),
            packed
        );
        database.Execute("UPDATE scheme SET newest = @p1 WHERE no = @p2", revision, scheme);
    }

    // A record that is known waits again, or there is nothing to do.
    private (bool IsNews, bool WasWaiting) Again(
        StagedRecord record,
        KnownRecord before,
        long hash,
        long revision,
        long span,
        DuplicatePolicy policy
    )
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
            database.Put(
                "changed",
                ["record"],
                ["number", "hash", "page", "start", "length"],
                before.Key,
                record.Number,
                hash,
                revision,
                block.Add(content),
                content.Length
            );
        }
        else
        {
            database.Execute(
                "UPDATE record SET status = 0, number = @p1, hash = @p2, page = @p3, start = @p4, length = @p5, revision = "
                    + "@p3 WHERE no = @p6",
                record.Number,
                hash,
                revision,
                block.Add(content),
                content.Length,
                before.Key
            );
        }

        return (true, before.Status == RecordStatus.Waiting);
    }
}
