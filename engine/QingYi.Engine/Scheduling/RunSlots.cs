using System.Collections.Concurrent;

namespace QingYi.Engine.Scheduling;

/// <summary>Room for runs: so many on the host, and so many over a connection that says so. Whoever finds none waits.</summary>
internal sealed class RunSlots(int parallelRuns) : IDisposable
{
    private readonly SemaphoreSlim host = new(parallelRuns, parallelRuns);
    private readonly ConcurrentDictionary<(string Connection, int Most), SemaphoreSlim> connections = [];

    /// <summary>
    /// Waits for room; giving it back is disposing the answer. Connections are taken in the order of their names, so that two runs never
    /// wait for each other.
    /// </summary>
    /// <param name="needed">The connections of the run, with how many runs may use each at a time; null: any number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IDisposable> EnterAsync(IEnumerable<(string Connection, int? Most)> needed, CancellationToken cancellationToken)
    {
        var taken = new Taken();
        try
        {
            var limited = needed
                .Where(n => n.Most is not null)
                .DistinctBy(n => n.Connection)
                .OrderBy(n => n.Connection, StringComparer.Ordinal);
            foreach (
                var slot in limited
                    .Select(n => connections.GetOrAdd((n.Connection, n.Most!.Value), k => new SemaphoreSlim(k.Most, k.Most)))
                    .Append(host)
            )
            {
                await slot.WaitAsync(cancellationToken).ConfigureAwait(false);
                taken.Slots.Push(slot);
            }

            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        host.Dispose();
        foreach (var connection in connections.Values)
        {
            connection.Dispose();
        }
    }

    private sealed class Taken : IDisposable
    {
        public Stack<SemaphoreSlim> Slots { get; } = [];

        public void Dispose()
        {
            while (Slots.TryPop(out var slot))
            {
                slot.Release();
            }
        }
    }
}
