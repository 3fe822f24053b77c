using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// Decides which waiting records are delivered together: the next ones in order, or, where the target groups records, whole groups once
/// the source has been read to its end.
/// </summary>
internal sealed class WaitingQueue(SchemeStore store, CompiledScheme scheme, DocumentRenderer renderer, RenderedAhead ahead)
{
    private readonly BatchSize size = new(scheme.Batch, scheme.Config.Delivery.Batch is not null);
    private const int PageOfKeys = 1000;
    private Queue<List<long>>? groups;

    /// <summary>A delivery has ended.</summary>
    public void Took(int documents, TimeSpan took) => size.Took(documents, took);

    /// <summary>The records of the next delivery; none: nothing waits that may be delivered now.</summary>
    public async Task<IReadOnlyList<StoredRecord>> NextAsync(bool sourceEnded, CancellationToken cancellationToken)
    {
        if (scheme.Grouper is null)
        {
            return await store.WaitingAsync(0, size.Current, ahead.Take, cancellationToken).ConfigureAwait(false);
        }

        if (!sourceEnded)
        {
            return [];
        }

        // Groups are formed once: what begins to wait afterwards belongs to the next run.
        groups ??= await GroupsAsync(cancellationToken).ConfigureAwait(false);
        var keys = new List<long>();
        while (groups.Count > 0 && (keys.Count == 0 || keys.Count + groups.Peek().Count <= scheme.Batch))
        {
            keys.AddRange(groups.Dequeue());
        }

        return keys.Count == 0 ? [] : await store.RecordsAsync([.. keys.Order()], cancellationToken).ConfigureAwait(false);
    }

    private async Task<Queue<List<long>>> GroupsAsync(CancellationToken cancellationToken)
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
