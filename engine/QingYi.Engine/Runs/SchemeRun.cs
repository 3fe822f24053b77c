using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// One run of a scheme whose lease is held and whose windows are planned: both sides work in parallel and exchange records only through the
/// store.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="records">The store.</param>
/// <param name="store">The scheme's part of the store.</param>
/// <param name="reporter">Receives the notices for the operator.</param>
internal sealed class SchemeRun(RunContext run, RecordStore records, SchemeStore store, RunReporter reporter)
{
    // A system that is down when a run starts is reported soon; during a run, an outage gets all retries.
    private const int OpeningAttempts = 5;

    // A log that grows as fast as it is read must not keep the run from ending, nor a partition the others from being read.
    private const int PagesOfTurn = 50;
    internal static readonly TimeSpan LongestOfLog = TimeSpan.FromMinutes(15);

    private readonly CompiledScheme scheme = run.Scheme;
    private readonly SideOpener opener = new(run.Scheme, run.Limits, run.Clock);
    private readonly RenderCache cache = new(run.Clock);

    /// <summary>Completes when both sides have stopped; <paramref name="sides"/> contains their failures.</summary>
    public async Task RunAsync(RunWindows windows, RunSides sides)
    {
        var renderer = new DocumentRenderer(scheme, run.Constants, records.Lookups) { Drift = run.Drift?.Check() };
        using var queue = new WaitingQueue(store, scheme, renderer, cache);

        // The source is read while the target is being opened.
        await Task.WhenAll(
                sides.GuardAsync("source", () => Task.Run(() => ReadAsync(windows, queue, sides.Stop), CancellationToken.None)),
                // A reconciliation that only reports or marks sends nothing.
                run.Options.IsReconciliation && !run.Deletes
                    ? Task.CompletedTask
                    : sides.GuardAsync("target", () => WriteAsync(queue, sides))
            )
            .ConfigureAwait(false);
        // A lease that is lost here is the run's failure only when nothing failed before.
        await sides.GuardAsync("store", () => KeepDriftAsync(sides.Hard)).ConfigureAwait(false);
    }

    private async Task KeepDriftAsync(CancellationToken cancellationToken)
    {
        if (run.Drift is { } drift && await drift.KeepAsync(store, run.Logger, cancellationToken).ConfigureAwait(false) is { } found)
        {
            reporter.Drift = found;
            reporter.Notices.AddRange(drift.Notices(found));
        }
    }

    private async Task ReadAsync(RunWindows windows, WaitingQueue queue, CancellationToken stop)
    {
        try
        {
            if (run.Options.IsReconciliation)
            {
                await ReconcileAsync(queue, stop).ConfigureAwait(false);
                return;
            }

            await using var source = await OpenAsync("source", opener.SourceAsync, stop).ConfigureAwait(false);
            var dispatcher = new SourceDispatcher(run, store, source, cache, queue.RecordsArrived);
            await (windows.IsLog ? ReadLogAsync(dispatcher, stop) : ReadWindowsAsync(dispatcher, windows, stop)).ConfigureAwait(false);
        }
        finally
        {
            queue.SourceEnded();
        }
    }

    private async Task ReconcileAsync(WaitingQueue queue, CancellationToken stop)
    {
        var lists = scheme.OfIds();
        await using var source = await OpenAsync("source", new SideOpener(lists, run.Limits, run.Clock).SourceAsync, stop)
            .ConfigureAwait(false);
        await new SourceReconciler(run with { Scheme = lists }, scheme, records, store.Listing, reporter, Stored)
            .ReconcileAsync(source, coversAll: scheme.Listing is not null, stop)
            .ConfigureAwait(false);

        void Stored(StageResult result)
        {
            run.Progress.Staged(result.Stored, result.Duplicates, 0, result.Replaced);
            queue.RecordsArrived();
        }
    }

    private async Task ReadLogAsync(SourceDispatcher dispatcher, CancellationToken stop)
    {
        var began = run.Clock.GetTimestamp();
        var partitions = new List<StoredWindow>();
        foreach (var partition in await dispatcher.PartitionsAsync(null, stop).ConfigureAwait(false))
        {
            partitions.Add(await store.OpenLogAsync(partition, run.Constants.CurrentTime, stop).ConfigureAwait(false));
        }

        // The one that was read least comes first, so that a run that ends early does not end before the same ones each time.
        var open = new Queue<StoredWindow>(partitions.OrderBy(p => p.Cursor?.Page ?? 0));
        while (open.TryDequeue(out var log))
        {
            if (await dispatcher.ReadLogAsync(log, IsOver, stop).ConfigureAwait(false) is { } rest)
            {
                open.Enqueue(rest);
            }

            if (run.HasEnough)
            {
                return;
            }

            if (open.Count > 0 && IsLate())
            {
                reporter.HasMore = run.Options.Limit is null;
                reporter.Notices.Add(RunTexts.LogHasMore(Duration.Format(LongestOfLog)));
                return;
            }
        }

        bool IsOver(int pages) => (open.Count > 0 && pages >= PagesOfTurn) || IsLate();

        bool IsLate() => run.Clock.GetElapsedTime(began) >= LongestOfLog;
    }

    private async Task ReadWindowsAsync(SourceDispatcher dispatcher, RunWindows windows, CancellationToken stop)
    {
        foreach (var open in windows.Open)
        {
            await dispatcher.ReadAsync(open, stop).ConfigureAwait(false);
        }

        foreach (var (from, to) in windows.Planned)
        {
            var partitions = await dispatcher.PartitionsAsync(new Window(from, to), stop).ConfigureAwait(false);
            foreach (var window in await store.BeginWindowAsync(from, to, run.Options.Use, run.Run, partitions, stop).ConfigureAwait(false))
            {
                await dispatcher.ReadAsync(window, stop).ConfigureAwait(false);
                if (run.HasEnough)
                {
                    return;
                }
            }
        }
    }

    private async Task WriteAsync(WaitingQueue queue, RunSides sides)
    {
        await using var lanes = new Lanes(run, records, store);
        await lanes.OpenAsync(() => OpenAsync("target", opener.TargetAsync, sides.Hard), queue, sides.Hard).ConfigureAwait(false);
        if (lanes.First.Guarantee is { } guarantee)
        {
            reporter.Notices.Add(RunTexts.AtLeastOnce(guarantee.Reason));
        }

        await Task.WhenAll(lanes.Deliveries(sides.Stop, sides.Hard).Select(d => sides.GuardAsync("target", d))).ConfigureAwait(false);
        if (!sides.HasFailed("target"))
        {
            await lanes.CompleteAsync(sides.Hard).ConfigureAwait(false);
        }

        if (run.Options.Show > 0 && !sides.Stop.IsCancellationRequested)
        {
            reporter.Samples = await SampleAsync(lanes.First, sides.Hard).ConfigureAwait(false);
        }
    }

    // The run has succeeded even if the rows cannot be shown.
    private async Task<IReadOnlyList<SampleTable>> SampleAsync(Target target, CancellationToken cancellationToken)
    {
        try
        {
            return await target.SampleAsync(run.Options.Show, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConnectorException or TransientException)
        {
            reporter.Notices.Add(RunTexts.RowsNotShown(LocalizedText.Of(e).WithoutStop));
            return [];
        }
    }

    private async Task<T> OpenAsync<T>(string step, Func<CancellationToken, Task<T>> open, CancellationToken cancellationToken) =>
        await RetryPolicy
            .Build(Math.Min(scheme.Config.Delivery.Retries, OpeningAttempts), step, run.Progress, run.Logger, run.Clock)
            .ExecuteAsync(async token => await open(token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
}
