using System.IO.Hashing;
using System.Runtime.InteropServices;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Puts pages into the store and decides which records wait (again).</summary>
internal sealed class SqlStage(StoreDatabase database, long scheme)
{
    /// <summary>The run of records that were posted.</summary>
    public const string Posted = "posted";

    /// <summary>The hash of a record that its source has deleted: a content of any other hash brings it back.</summary>
    public const long Deleted = 0;

    private readonly PageBlock.Builder block = new();
    private bool wasNew = true;

    /// <summary>Puts records into a scheme's pool, made when it is not there, whoever runs the scheme.</summary>
    public static StageResult Accept(StoreDatabase database, string id, PostedRecords posted, string run)
    {
        database.Add("scheme", ["id", "epoch"], id, 0);
        var scheme = (long)database.Scalar("SELECT no FROM scheme WHERE id = @p1", id)!;
        var stage = new SqlStage(database, scheme);
        var result = stage.Put(stage.Prepare(posted.Records), posted.Policy, 0, run, posted.At, []);
        SqlDrops.Save(database, scheme, new DroppedPage(result.Revision, run, posted.At, posted.Dropped));
        return result;
    }

    /// <summary>What has happened to a record at its source, by its hash.</summary>
    public static RecordChange ChangeOf(long hash) => hash == Deleted ? RecordChange.Delete : RecordChange.Upsert;

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
        database.Execute("UPDATE scheme SET newest = @p1 WHERE no = @p2", revision, scheme);
        database.Execute("INSERT INTO event (record, at, what, detail) VALUES (@p1, @p2, 'edited', '')", key, at.ToUnixTimeMilliseconds());
        return true;
    }

    /// <summary>Stores deletions that the engine has found, in no window.</summary>
    public StageResult Delete(IReadOnlyList<StagedRecord> records, string run, DateTimeOffset at) =>
        Put(Prepare(records), DuplicatePolicy.ByContent, 0, run, at, []);

    /// <summary>Does what needs no database. A page is compressed now where the one before held nothing that was known.</summary>
    public PreparedRecords Prepare(IReadOnlyList<StagedRecord> records)
    {
        block.Begin();
        List<(StagedRecord Record, long Hash, int Start)> placed = [.. records.Select(r => (r, Hash(r), block.Add(r.Content)))];
        return new PreparedRecords(placed, wasNew ? block.Pack() : null);
    }

    public StageResult Stage(StagedPage page, PreparedRecords prepared)
    {
        // A log has no end by which records could be counted.
        var seen = page.Window.IsLog ? [] : page.Seen;
        var result = Put(prepared, page.Policy, page.Window.Number, page.Run, page.FetchedAt, seen);
        SqlDrops.Save(database, scheme, new DroppedPage(result.Revision, page.Run, page.FetchedAt, page.Dropped));
        if (page.Window.IsLog)
        {
            database.Put(
                "position",
                ["scheme", "part"],
                ["next_cursor", "next_page"],
                scheme,
                page.Window.Partition,
                page.Next!.Text,
                page.Next.Page
            );
            return result;
        }

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

    private StageResult Put(
        PreparedRecords prepared,
        DuplicatePolicy policy,
        long span,
        string run,
        DateTimeOffset at,
        IReadOnlyList<long> seen
    )
    {
        var page = new PageArrival(database.NextRevision(scheme), span, run, at, policy);
        var records = prepared.Records;
        var known = database.FindRecords(
            scheme,
            [.. records.Select(r => r.Record.Id).Distinct(StringComparer.Ordinal)],
            withSpan: policy == DuplicatePolicy.Never
        );
        NoteReturned(page, records, known);
        page.Added.EnsureCapacity(records.Count - known.Count);
        wasNew = known.Count == 0;
        var isNew = wasNew && prepared.Block is not null;
        if (!isNew)
        {
            // Only what waits is kept.
            block.Begin();
        }

        foreach (var (record, hash, place) in records)
        {
            if (known.TryGetValue(record.Id, out var before))
            {
                known[record.Id] = PutKnown(page, record, hash, before);
            }
            else
            {
                PutNew(page, record, hash, isNew ? place : null);
            }
        }

        database.AddRecords(scheme, page.Revision, page.Added.Values);
        var packed = isNew ? prepared.Block : block.Pack();
        Save(page.Revision, span, run, at, packed);
        if (page.HasChanged || page.Added.Count > 0)
        {
            database.Execute("UPDATE scheme SET newest = @p1 WHERE no = @p2", page.Revision, scheme);
        }

        if (seen.Count > 0)
        {
            database.Execute(
                "INSERT INTO seen (span, pass, no, hashes) VALUES (@p1, (SELECT pass FROM span WHERE no = @p1), @p2, @p3)",
                span,
                page.Revision,
                MemoryMarshal.AsBytes(seen.ToArray().AsSpan()).ToArray()
            );
        }

        return new StageResult(records.Count - page.Duplicates - page.Replaced, page.Duplicates, page.Replaced)
        {
            Revision = page.Revision,
        };
    }

    // A record that the source sends is not missing there, whether its content is new or not.
    private void NoteReturned(PageArrival page, IReadOnlyList<(StagedRecord, long, int)> records, Dictionary<string, KnownRecord> known)
    {
        if (known.Count == 0 || database.Scalar("SELECT 1 FROM missing WHERE scheme = @p1 LIMIT 1", scheme) is null)
        {
            return;
        }

        foreach (var (record, hash, _) in records)
        {
            if (!known.TryGetValue(record.Id, out var missing))
            {
                continue;
            }

            if (hash == Deleted)
            {
                database.Execute("DELETE FROM missing WHERE scheme = @p1 AND record = @p2", scheme, missing.Key);
            }
            else
            {
                var at = page.At.ToUnixTimeMilliseconds();
                SqlListing.Return(database, at, page.Run, "scheme = @p3 AND record = @p4", scheme, missing.Key);
            }
        }
    }

    // What is known of the record afterwards.
    private KnownRecord PutKnown(PageArrival page, StagedRecord record, long hash, KnownRecord before)
    {
        if (!Again(page, record, before, hash))
        {
            page.Duplicates++;
            return before;
        }

        page.HasChanged = true;
        page.Replaced += before.Status == RecordStatus.Waiting ? 1 : 0;
        page.Duplicates += before.Status == RecordStatus.Skipped ? 1 : 0;
        if (hash == Deleted)
        {
            database.Execute(
                "INSERT INTO event (record, at, what, detail) VALUES (@p1, @p2, 'deleted', @p3)",
                before.Key,
                page.At.ToUnixTimeMilliseconds(),
                page.Run
            );
        }

        return before with
        {
            Status = Next(before.Status),
            Hash = hash,
            Span = page.Span,
        };
    }

    private void PutNew(PageArrival page, StagedRecord record, long hash, int? place)
    {
        if (!page.Added.TryGetValue(record.Id, out var twice))
        {
            page.Added.Add(record.Id, (record, hash, place ?? block.Add(record.Content)));
        }
        else if (twice.Hash == hash)
        {
            page.Duplicates++;
        }
        else
        {
            // The last content of what is deleted on the page that brought it is the one before.
            page.Added[record.Id] = record.IsPartial
                ? (twice.Record, hash, twice.Start)
                : (record, hash, place ?? block.Add(record.Content));
            page.Replaced++;
        }
    }

    private static long Hash(StagedRecord record)
    {
        if (record.Change == RecordChange.Delete)
        {
            return Deleted;
        }

        var hash = unchecked((long)XxHash3.HashToUInt64(record.Content.Span));
        return hash == Deleted ? 1 : hash;
    }

    // Whatever makes a duplicate, that a record is gone, and that it is there again, is news.
    private static bool Waits(KnownRecord before, long hash, DuplicatePolicy policy)
    {
        var changed = hash != before.Hash;
        var isOther = changed && (hash == Deleted || before.Hash == Deleted);
        return before.Status switch
        {
            RecordStatus.Delivered or RecordStatus.Delivering => isOther
                || (policy == DuplicatePolicy.Never && hash != Deleted)
                || (policy == DuplicatePolicy.ByContent && changed),
            _ => changed,
        };
    }

    // A delivery under way ends first; what people have set aside stays so, with the newest content.
    private static RecordStatus Next(RecordStatus before) =>
        before is RecordStatus.Delivering or RecordStatus.Skipped ? before : RecordStatus.Waiting;

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
    }

    // A record that is known waits again, or there is nothing to do.
    private bool Again(PageArrival page, StagedRecord record, KnownRecord before, long hash)
    {
        // What the same window has brought already was fetched once, however often it is read.
        if (!Waits(before, hash, page.Policy) || (hash == before.Hash && page.Span > 0 && before.Span == page.Span))
        {
            return false;
        }

        var (number, home, start, length) = (record.IsPartial ? LastContent(before, page.Revision) : null)
            ?? (record.Number, page.Revision, block.Add(record.Content), record.Content.Length);
        if (before.Status == RecordStatus.Delivering)
        {
            // The delivery under way keeps the content it was begun with; the new content takes its place when that settles.
            database.Put(
                "changed",
                ["record"],
                ["number", "hash", "page", "start", "length"],
                before.Key,
                number,
                hash,
                home,
                start,
                length
            );
        }
        else
        {
            database.Execute(
                "UPDATE record SET status = @p8, number = @p1, hash = @p2, page = @p3, start = @p4, length = @p5, revision = "
                    + "@p6 WHERE no = @p7",
                number,
                hash,
                home,
                start,
                length,
                page.Revision,
                before.Key,
                (int)Next(before.Status)
            );
        }

        return true;
    }

    // What a deleted record was is known from before, as long as that is kept; what waits for a delivery to settle is newer than the rest.
    private (string Number, long Page, int Start, int Length)? LastContent(KnownRecord before, long revision)
    {
        var found = database.Query(
            """
            SELECT number, page, start, length FROM (
              SELECT c.number, c.page, c.start, c.length, 0 AS age FROM changed c WHERE c.record = @p1
              UNION ALL SELECT number, page, start, length, 1 FROM record WHERE no = @p1) AS known
            WHERE page = @p3 OR EXISTS (SELECT 1 FROM page p WHERE p.scheme = @p2 AND p.no = known.page AND p.block IS NOT NULL)
            ORDER BY age LIMIT 1
            """,
            r => (r.GetString(0), r.GetInt64(1), r.GetInt32(2), r.GetInt32(3)),
            before.Key,
            scheme,
            revision
        );
        return found is [var last] ? last : null;
    }
}
