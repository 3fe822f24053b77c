using System.Diagnostics;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Searches the contents of records in parts, so that other searches have their turn between two of them.</summary>
/// <param name="database">A connection that neither runs nor lists use.</param>
/// <param name="scheme">The scheme.</param>
/// <param name="query">The records whose contents are compared, and the maximum number of records to find.</param>
internal sealed class SqlScan(StoreDatabase database, string scheme, RecordQuery query)
{
    private const int RowsAtOnce = 500;
    private readonly List<RecordListing> found = [];
    private readonly SqlContents contents = new(database);
    private readonly bool goesDown = query.GoesDown;
    private RecordQuery rest = query with { Limit = RowsAtOnce };
    private long scanned;
    private long gone;
    private long? last;

    public async Task<RecordScan> RunAsync(Func<ReadOnlyMemory<byte>, bool> matches, TimeSpan most, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        bool hasMore;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            hasMore = await database.ReadAsync(() => Part(matches), cancellationToken).ConfigureAwait(false);
        } while (hasMore && found.Count < query.Limit && Stopwatch.GetElapsedTime(begun) < most);
        var share = hasMore ? await database.ReadAsync(Share, cancellationToken).ConfigureAwait(false) : 1;
        if (goesDown != (query.Order == RecordOrder.Newest))
        {
            found.Reverse();
        }

        return new RecordScan(found, scanned, hasMore ? last : null) { WithoutContent = gone, Share = share };
    }

    // False: there are no more records.
    private bool Part(Func<ReadOnlyMemory<byte>, bool> matches)
    {
        if (database.Scalar("SELECT no FROM scheme WHERE id = @p1", scheme) is not long number)
        {
            return false;
        }

        var stories = new SqlStories(database);
        var (records, rows, end) = stories.Contents(number, rest, contents);
        if (rows == 0)
        {
            return false;
        }

        foreach (var record in records)
        {
            scanned++;
            last = record.Key;
            if (matches(record.Content))
            {
                found.AddRange(stories.ByKey(number, record.Key));
                if (found.Count >= query.Limit)
                {
                    return true;
                }
            }
        }

        gone += rows - records.Count;
        last = end;
        rest = goesDown ? rest with { Before = end } : rest with { After = end };
        return true;
    }

    private double Share()
    {
        var (first, end) = database.Query("SELECT min(no), max(no) FROM record", r => (r.GetInt64(0), r.GetInt64(1)))[0];
        var done = goesDown ? end - last!.Value : last!.Value - first;
        return end == first ? 1 : Math.Clamp((double)done / (end - first), 0, 1);
    }
}
