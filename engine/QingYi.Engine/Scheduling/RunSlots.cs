using System.Collections.Concurrent;

namespace QingYi.Engine.Scheduling;

/// <summary>
/// The slots for parallel runs: a number for the host, and a number for each connection that has a limit. A run without a free slot waits.
/// </summary>
internal sealed class RunSlots(int parallelRuns) : IDisposable
{
    private readonly SemaphoreSlim host = new(parallelRuns, parallelRuns);
    private readonly ConcurrentDictionary<(string Connection, int Most), SemaphoreSlim> connections = [];

    /// <summary>
    /// Waits for the slots of a run; disposing the result releases them. Connections are taken in the order of their names, so that two
    /// runs cannot deadlock.
    /// </summary>
    /// <param name="needed">The connections of the run, with the number of runs that may use each at a time; null: no limit.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
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
