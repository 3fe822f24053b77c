namespace QingYi.Engine.Runs;

/// <summary>
/// Requests of records that were rendered in the same pass in which they were named. The store alone says what waits; a record that has
/// changed since, or whose page found no room here, is rendered from the store.
/// </summary>
/// <param name="clock">The engine's clock.</param>
internal sealed class RenderCache(TimeProvider clock)
{
    private const long EnoughBytes = 4 * 1024 * 1024;
    private const long MostBytes = 12 * 1024 * 1024;

    // A target that needs longer for a page does not hold the source up.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Queue<long> order = new();
    private readonly Dictionary<long, Dictionary<string, ReadOnlyMemory<byte>>> pages = [];
    private TaskCompletionSource room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long bytes;
    private long lastAsked;

    /// <summary>There is no room for another page: what is rendered now would be forgotten.</summary>
    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                return bytes >= MostBytes;
            }
        }
    }

    /// <summary>Nobody would have to wait for room.</summary>
    public bool HasRoom
    {
        get
        {
            lock (gate)
            {
                return bytes < EnoughBytes;
            }
        }
    }

    /// <summary>Keeps the requests of a page that is stored, where there is room.</summary>
    /// <param name="change">The change that stored it.</param>
    /// <param name="requests">The requests by the records' ids.</param>
    public void Add(long change, Dictionary<string, ReadOnlyMemory<byte>> requests)
    {
        lock (gate)
        {
            // Whose records were asked for already are read from the store.
            var size = requests.Values.Sum(r => (long)r.Length);
            if (change > lastAsked && bytes + size <= MostBytes)
            {
                pages.Add(change, requests);
                order.Enqueue(change);
                bytes += size;
            }
        }
    }

    /// <summary>Waits until there is room for the pages that are under way too, but not for long.</summary>
    public async Task RoomAsync(CancellationToken cancellationToken)
    {
        Task opens;
        lock (gate)
        {
            if (bytes < EnoughBytes)
            {
                return;
            }

            room = room.Task.IsCompleted ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : room;
            opens = room.Task;
        }

        try
        {
            await opens.WaitAsync(LongestWait, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) { }
    }

    /// <summary>
    /// Takes the request of the record of that id that a change stored; null: it is not known, or was taken before. Records are asked for
    /// in the order of their changes.
    /// </summary>
    public ReadOnlyMemory<byte>? Take(long change, string id)
    {
        lock (gate)
        {
            lastAsked = Math.Max(lastAsked, change);
            if (!pages.TryGetValue(change, out var page) || !page.Remove(id, out var request))
            {
                return null;
            }

            // What the pages before have left was no news, and is not asked for.
            bytes -= request.Length;
            while (order.TryPeek(out var oldest) && oldest < change)
            {
                Forget(order.Dequeue());
            }

            if (bytes < EnoughBytes)
            {
                room.TrySetResult();
            }

            return request;
        }
    }

    private void Forget(long change)
    {
        if (pages.Remove(change, out var page))
        {
            bytes -= page.Values.Sum(r => (long)r.Length);
        }
    }
}
