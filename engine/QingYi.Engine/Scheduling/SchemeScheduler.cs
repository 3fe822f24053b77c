using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>
/// The workers of a host, one for each scheme. It notifies workers about the results of others: records for them, and records that they
/// wait for.
/// </summary>
internal sealed class SchemeScheduler(HostParts host) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (SchemeWorker Worker, CancellationTokenSource Stop, Task Work)> workers = new(
        StringComparer.Ordinal
    );
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Raised when a run has ended.</summary>
    public event Action<SchemeWorker, RunReport>? Ended;

    /// <summary>The workers, by the ids of their schemes.</summary>
    public IEnumerable<SchemeWorker> Workers => workers.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Value.Worker);

    public SchemeWorker? Find(string scheme) => workers.TryGetValue(scheme, out var found) ? found.Worker : null;

    /// <summary>Adds a scheme, or replaces its text.</summary>
    public void Put(CompiledScheme scheme)
    {
        if (workers.TryGetValue(scheme.Id, out var known))
        {
            known.Worker.Replace(scheme);
            return;
        }

        var worker = new SchemeWorker(scheme, host, Spread);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        workers[scheme.Id] = (worker, stop, Task.Run(() => worker.WorkAsync(stop.Token), CancellationToken.None));
        host.Logger.Write(LogLevel.Information, SchedulingLogTexts.HostRuns, scheme.Id, scheme.Version);
    }

    /// <summary>Removes a scheme; its current run finishes the current transaction first.</summary>
    public async Task RemoveAsync(string scheme)
    {
        if (workers.TryRemove(scheme, out var known))
        {
            await known.Stop.CancelAsync().ConfigureAwait(false);
            await known.Work.ConfigureAwait(false);
            known.Stop.Dispose();
            host.Logger.Write(LogLevel.Information, SchedulingLogTexts.HostStopped, scheme);
        }
    }

    /// <summary>Stops all runs, which finish their current transactions first.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(workers.Values.Select(w => w.Work)).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        stopping.Dispose();
    }

    private void Spread(SchemeWorker from, RunReport report)
    {
        foreach (var worker in Workers.Where(w => w != from))
        {
            var brings = report.Progress.Delivered > 0 && from.Scheme.Chain?.Scheme == worker.Scheme.Id;
            var isAwaited = report.Progress.Stored + report.Progress.Replaced > 0 && worker.Scheme.LooksAt.Contains(from.Scheme.Id);
            if (brings || isAwaited)
            {
                worker.RecordsCame();
            }
        }

        Ended?.Invoke(from, report);
    }
}
