using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;

namespace QingYi.Web.Overview;

/// <summary>The state of the host, read at most once a second however many pages show it.</summary>
internal sealed class HostWatch(SchemeHost host, RecordStore store, TimeProvider clock) : IDisposable
{
    private const int MostRuns = 500;
    private const int Hour = 60;
    private const int Day = 24 * Hour;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(900);
    private readonly SemaphoreSlim mutex = new(1, 1);
    private Dictionary<string, LastRun>? stored;
    private long read;
    private HostState? state;

    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<HostState> ReadAsync(CancellationToken cancellationToken)
    {
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (state is null || clock.GetElapsedTime(read) > Fresh)
            {
                var summaries = (await store.SummaryAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(
                    s => s.Scheme,
                    StringComparer.Ordinal
                );
                stored ??= await StoredAsync(cancellationToken).ConfigureAwait(false);
                var none = new Dictionary<RecordStatus, long>();
                state = new HostState(
                    clock.GetUtcNow(),
                    [
                        .. host.Files.Select(f =>
                        {
                            var summary = summaries.GetValueOrDefault(f.Scheme ?? "");
                            var hosted = f.Scheme is { } id ? host.Find(id) : null;
                            return new SchemeRow(f, hosted, summary?.Backlog ?? none, summary?.Watermark)
                            {
                                Last = hosted?.Last is { } last ? LastRun.Of(last) : stored.GetValueOrDefault(f.Scheme ?? ""),
                            };
                        }),
                    ],
                    host.Figures.Read(null, Hour),
                    host.Figures.Read(null, Day),
                    [.. host.EnvironmentProblems.Where(p => p.Severity == ProblemSeverity.Error)]
                );
                read = clock.GetTimestamp();
            }

            return state;
        }
        finally
        {
            mutex.Release();
        }
    }

    // What the runs before the start of this host came to.
    private async Task<Dictionary<string, LastRun>> StoredAsync(CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, LastRun>(StringComparer.Ordinal);
        foreach (var run in await store.RunsAsync(null, MostRuns, cancellationToken).ConfigureAwait(false))
        {
            last.TryAdd(run.Scheme, LastRun.Of(run));
        }

        return last;
    }

    public void Dispose() => mutex.Dispose();
}
