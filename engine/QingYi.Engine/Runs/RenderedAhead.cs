namespace QingYi.Engine.Runs;

/// <summary>
/// Requests of records that were rendered in the same pass in which they were named. The store alone says what waits; a record that has
/// changed since, or whose request had to make room, is rendered from the store.
/// </summary>
internal sealed class RenderedAhead
{
    private const long MostBytes = 32 * 1024 * 1024;
    private readonly Lock gate = new();
    private readonly Queue<(long Change, long Bytes)> order = new();
    private readonly Dictionary<long, Dictionary<string, ReadOnlyMemory<byte>>> pages = [];
    private long bytes;

    /// <summary>Keeps the requests of a page that is stored.</summary>
    /// <param name="change">The change that stored it.</param>
    /// <param name="requests">The requests by the records' ids.</param>
    public void Add(long change, Dictionary<string, ReadOnlyMemory<byte>> requests)
    {
        lock (gate)
        {
            var size = requests.Values.Sum(r => (long)r.Length);
            pages.Add(change, requests);
            order.Enqueue((change, size));
            for (bytes += size; bytes > MostBytes && order.TryDequeue(out var oldest); bytes -= oldest.Bytes)
            {
                pages.Remove(oldest.Change);
            }
        }
    }

    /// <summary>The request of the record of that id that a change stored; null: it is not known.</summary>
    public ReadOnlyMemory<byte>? Of(long change, string id)
    {
        lock (gate)
        {
            return pages.TryGetValue(change, out var page) && page.TryGetValue(id, out var request) ? request : null;
        }
    }
}
