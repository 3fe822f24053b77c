using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// Decides which waiting records are delivered together: the next ones in order, or, where the target groups records, whole groups once
/// the source has been read to its end. All lanes of a run take from it, and no record is given to two of them.
/// </summary>
internal sealed class WaitingQueue(SchemeStore store, CompiledScheme scheme, DocumentRenderer renderer, RenderCache cache) : IDisposable
{
    private const int PageOfKeys = 1000;
    private readonly BatchSize size = new(scheme.Batch, scheme.Config.Delivery.Batch is not null);
    private readonly SemaphoreSlim mutex = new(1, 1);
    private volatile TaskCompletionSource arrival = Awaited();
    private volatile bool sourceHasEnded;
    private Queue<List<long>>? groups;
    private int given;
    private long furthest;

    /// <summary>Nothing begins to wait any more but what is there.</summary>
    public bool SourceHasEnded => sourceHasEnded;

    /// <summary>Ends when something begins to wait, or the source has ended.</summary>
    public Task Arrival => arrival.Task;

    /// <summary>Something has begun to wait.</summary>
    public void RecordsArrived()
    {
        var told = arrival;
        arrival = Awaited();
        told.TrySetResult();
    }

    public void SourceEnded()
    {
        sourceHasEnded = true;
        RecordsArrived();
    }

    /// <summary>A delivery has ended.</summary>
    public void Took(int documents, TimeSpan took)
    {
        lock (size)
        {
            size.Took(documents, took);
        }
    }

    /// <summary>
    /// The records of the next delivery; none: nothing waits that may be delivered now. Whoever gets some says <see cref="Began"/>.
    /// </summary>
    public async Task<IReadOnlyList<WaitingRecord>> NextAsync(bool sourceEnded, CancellationToken cancellationToken)
    {
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // What was given to a lane waits in the store until it has begun: those behind it come first, and from the beginning again when
            // there is none such.
            var records = scheme.Grouper is not null
                ? await GroupsAsync(sourceEnded, cancellationToken).ConfigureAwait(false)
                : await WaitingAsync(Volatile.Read(ref given) == 0 ? 0 : furthest, cancellationToken).ConfigureAwait(false);
            if (records.Count > 0)
            {
                furthest = records[^1].Key;
                Interlocked.Increment(ref given);
            }

            return records;
        }
        finally
        {
            mutex.Release();
        }
    }

    /// <summary>The records of a delivery are under way, set aside, or left for another look.</summary>
    public void Began() => Interlocked.Decrement(ref given);

    public void Dispose() => mutex.Dispose();

    private static TaskCompletionSource Awaited() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Contents are read only of those whose requests are not at hand.
    private async Task<IReadOnlyList<WaitingRecord>> WaitingAsync(long after, CancellationToken cancellationToken)
    {
        if (!scheme.RendersAhead)
        {
            return await store.WaitingAsync(after, size.Current, cancellationToken).ConfigureAwait(false);
        }

        var waiting = await store.ListWaitingAsync(after, size.Current, cancellationToken).ConfigureAwait(false);
        WaitingRecord[] known = [.. waiting.Select(r => cache.Take(r.Revision, r.Id) is { } request ? new RenderedRecord(r, request) : r)];
        var missing = known.Where(r => r is not RenderedRecord).Select(r => r.Key).ToList();
        if (missing.Count == known.Length && missing.Count > 0)
        {
            return await store.WaitingAsync(after, size.Current, cancellationToken).ConfigureAwait(false);
        }

        return missing.Count == 0
            ? known
            :
            [
                .. known
                    .Where(r => r is RenderedRecord)
                    .Concat(await store.RecordsAsync(missing, cancellationToken).ConfigureAwait(false))
                    .OrderBy(r => r.Key),
            ];
    }

    private async Task<IReadOnlyList<StoredRecord>> GroupsAsync(bool sourceEnded, CancellationToken cancellationToken)
    {
        if (!sourceEnded)
        {
            return [];
        }

        // Groups are formed once: what begins to wait afterwards belongs to the next run.
        groups ??= await FormAsync(cancellationToken).ConfigureAwait(false);
        var keys = new List<long>();
        while (groups.Count > 0 && (keys.Count == 0 || keys.Count + groups.Peek().Count <= scheme.Batch))
        {
            keys.AddRange(groups.Dequeue());
        }

        return keys.Count == 0 ? [] : await store.RecordsAsync([.. keys.Order()], cancellationToken).ConfigureAwait(false);
    }

    private async Task<Queue<List<long>>> FormAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        var after = 0L;
        while (await store.WaitingAsync(after, PageOfKeys, cancellationToken).ConfigureAwait(false) is { Count: > 0 } waiting)
        {
            foreach (var record in waiting)
            {
                var key = renderer.GroupOf(record);
                if (!found.TryGetValue(key, out var members))
                {
                    found.Add(key, members = []);
                }

                members.Add(record.Key);
            }

            after = waiting[^1].Key;
        }

        return new Queue<List<long>>(found.Values);
    }
}
