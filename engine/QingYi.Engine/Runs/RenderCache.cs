namespace QingYi.Engine.Runs;

/// <summary>
/// Requests that were rendered when their records were read from the page. Only the store determines which records wait; a record that has
/// changed since, or whose page did not fit here, is rendered from the store.
/// </summary>
/// <param name="clock">The engine's clock.</param>
internal sealed class RenderCache(TimeProvider clock)
{
    private const long EnoughBytes = 4 * 1024 * 1024;
    private const long MostBytes = 12 * 1024 * 1024;

    // A target that takes longer than this for a page must not delay the source.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Queue<long> order = new();
    private readonly Dictionary<long, Dictionary<string, ReadOnlyMemory<byte>>> pages = [];
    private TaskCompletionSource room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long bytes;
    private long lastAsked;

    /// <summary>True when another page would not fit, so that rendering it now would be useless.</summary>
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

    /// <summary>True when <see cref="RoomAsync"/> would not wait.</summary>
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

    /// <summary>Adds the requests of a stored page, if they fit.</summary>
    /// <param name="change">The revision of the scheme that stored the page.</param>
    /// <param name="requests">The requests by record id.</param>
    public void Add(long change, Dictionary<string, ReadOnlyMemory<byte>> requests)
    {
        lock (gate)
        {
            // If the records of this page were asked for already, they are read from the store.
            var size = requests.Values.Sum(r => (long)r.Length);
            if (change > lastAsked && bytes + size <= MostBytes)
            {
                pages.Add(change, requests);
                order.Enqueue(change);
                bytes += size;
            }
        }
    }

    /// <summary>Waits, for a limited time, until the pages that are being read will fit too.</summary>
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
    /// Removes and returns the request of the record that has this id and was stored by this change; null: not cached, or removed before.
    /// Callers must ask in the order of the changes.
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

            // Requests that earlier pages still have belong to duplicates, and nobody asks for them.
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
