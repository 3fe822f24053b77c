using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Runs;

/// <summary>Runs a scheme once: both dispatchers side by side, joined by the store alone.</summary>
internal sealed class SchemeRunner(RecordStore records, ConnectionLimits limits, TimeProvider clock, ILogger logger)
{
    // A system that is down when a run begins is told of soon; the outage of one that was there is waited for.
    private const int OpeningAttempts = 5;

    /// <param name="scheme">The scheme; both its sides have connections.</param>
    /// <param name="options">What the run is told.</param>
    /// <param name="progress">Gets the counts.</param>
    /// <param name="compile">Compiles an earlier text of the scheme.</param>
    /// <param name="stopping">Asks the run to stop; it finishes the transaction in flight.</param>
    public async Task<RunReport> RunAsync(CompiledScheme scheme, RunOptions options, RunProgress progress, Func<string, CompiledScheme?> compile, CancellationToken stopping)
    {
        var (started, began) = (clock.GetTimestamp(), clock.GetUtcNow());
        var id = $"{clock.GetUtcNow():yyyyMMddHHmmss}-{Guid.NewGuid().ToString("N")[..6]}";
        using var traced = Spans.Source.StartActivity("run")?.SetTag("scheme", scheme.Id).SetTag("run", id);
        var run = new RunContext(scheme, id, options, progress, limits, clock, logger);
        var notices = new List<string>();
        var step = "store";
        (DateTimeOffset From, DateTimeOffset To)? span = null;
        using var hard = new CancellationTokenSource();
        using var _ = stopping.Register(() => hard.CancelAfter(RunSides.Grace));
        try
        {
            await using var store = await records.AcquireAsync(scheme.Id, hard.Token).ConfigureAwait(false);
            var report = await HeldAsync(store).ConfigureAwait(false);
            await KeepAsync(store, report).ConfigureAwait(false);
            return report;
        }
#pragma warning disable CA1031 // Whatever stops a run is told as a message, not as a stack.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Failed(e);
        }

        async Task<RunReport> HeldAsync(SchemeStore store)
        {
            try
            {
                return await TryAsync(store).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever a connector throws ends the run with a message, and the run is kept with it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return Failed(e);
            }
        }

        async Task<RunReport> TryAsync(SchemeStore store)
        {
            await new SchemeIdentity(scheme).RequireShapeAsync(records, hard.Token).ConfigureAwait(false);
            await store.SaveShapeAsync(scheme.Shape, hard.Token).ConfigureAwait(false);
            await store.SaveVersionAsync(scheme.Version, scheme.Config.Text, hard.Token).ConfigureAwait(false);
            if (await store.RewindAsync(clock.GetUtcNow(), hard.Token).ConfigureAwait(false) is var (ahead, back))
            {
                notices.Add($"the clock was ahead before: what was read up to {scheme.Shown(ahead)} had not come to its end then, and is read again from {scheme.Shown(back)}.");
            }

            var open = options.IsPartial ? null : await store.OpenWindowAsync(hard.Token).ConfigureAwait(false);
            var watermark = open?.To ?? await records.WatermarkAsync(scheme.Id, hard.Token).ConfigureAwait(false);
            var windows = WindowPlanner.Plan(scheme, watermark, clock.GetUtcNow(), options, notices);
            span = (open?.From ?? (windows.Count > 0 ? windows[0].From : watermark ?? clock.GetUtcNow()), windows.Count > 0 ? windows[^1].To : open?.To ?? watermark ?? clock.GetUtcNow());

            foreach (var unknown in scheme.LooksAt.Where(l => records.Lookups.LastChange(l) == 0))
            {
                notices.Add($"the store has no records of the scheme '{unknown}', which this one looks up.{NameSuggestion.DidYouMean(unknown, await records.SchemesAsync(hard.Token).ConfigureAwait(false))}");
            }

            progress.Waiting((await records.BacklogAsync(scheme.Id, hard.Token).ConfigureAwait(false)).GetValueOrDefault(RecordStatus.Waiting));
            var (constants, rendered) = (scheme.Constants(span.Value.From, span.Value.To, id), new RenderedAhead(clock));
            using var queue = new WaitingQueue(store, scheme, new DocumentRenderer(scheme, constants, records.Lookups), rendered);
            IReadOnlyList<SampleTable> samples = [];
            using var sides = new RunSides(hard, stopping);
            var opener = new SideOpener(scheme, limits, clock);

            // The source is read while the target is opened.
            await Task.WhenAll(sides.GuardAsync("source", () => Task.Run(ReadAsync, CancellationToken.None)), sides.GuardAsync("target", DeliverAsync)).ConfigureAwait(false);
            (step, var failure) = sides.First;
            return failure is null ? Report(Ended(progress, stopping), progress.StopCause) with { Samples = samples } : Failed(failure);

            async Task ReadAsync()
            {
                try
                {
                    await using var source = await OpenAsync(run, "source", opener.SourceAsync, sides.Stop).ConfigureAwait(false);
                    await ReadWindowsAsync(run, store, new SourceDispatcher(run, store, source, constants, rendered, queue.RecordsArrived), open, windows, sides.Stop).ConfigureAwait(false);
                }
                finally
                {
                    queue.SourceEnded();
                }
            }

            async Task DeliverAsync()
            {
                await using var lanes = await Lanes.OpenAsync(run, records, store, queue, constants, compile, () => OpenAsync(run, "target", opener.TargetAsync, hard.Token), hard.Token).ConfigureAwait(false);
                if (lanes.First.Guarantee != DeliveryGuarantee.ExactlyOnce)
                {
                    notices.Add($"deliveries are at least once, not exactly once: {lanes.First.GuaranteeReason}.");
                }

                await Task.WhenAll(lanes.Deliveries(sides.Stop, hard.Token).Select(d => sides.GuardAsync("target", d))).ConfigureAwait(false);
                if (!sides.HasFailed("target"))
                {
                    await lanes.CompleteAsync(hard.Token).ConfigureAwait(false);
                }

                samples = options.Show > 0 && !sides.Stop.IsCancellationRequested ? await SampleAsync(lanes.First, options.Show, notices, hard.Token).ConfigureAwait(false) : [];
            }
        }

        RunReport Failed(Exception e)
        {
            if (e is OperationCanceledException && stopping.IsCancellationRequested)
            {
                return Report(Ended(progress, stopping), progress.StopCause);
            }

            if (RunFault.Of(e, step) is { } fault)
            {
                return Report(RunStatus.Failed, fault);
            }

            logger.LogError(e, "The run ended in a way that is not foreseen");
            return Report(RunStatus.Failed, RunFault.Unforeseen(e, step));
        }

        RunReport Report(RunStatus status, RunFault? fault) => new(scheme.Id, id, status, span?.From, span?.To, progress, clock.GetElapsedTime(started), fault, notices) { Started = began };
    }

    // A run that cannot be kept has still ended as it did.
    private async Task KeepAsync(SchemeStore store, RunReport report)
    {
        try
        {
            await store.SaveRunAsync(new StoredRun(report.Run, report.Scheme, report.Status, report.Started!.Value, clock.GetUtcNow(), report.ToJson().ToJsonString(JsonText.OneLine)) { DidSomething = report.DidSomething }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            logger.LogWarning("The end of run {Run} is not kept: {Cause}", report.Run, e.Message);
        }
    }

    // The run has succeeded, whether its rows can be shown or not.
    private static async Task<IReadOnlyList<SampleTable>> SampleAsync(Target target, int rows, List<string> notices, CancellationToken cancellationToken)
    {
        try
        {
            return await target.SampleAsync(rows, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConnectorException or TransientException)
        {
            notices.Add($"the rows of the target cannot be shown: {e.Message.TrimEnd('.')}.");
            return [];
        }
    }

    private static RunStatus Ended(RunProgress progress, CancellationToken stopping) =>
        progress.StopCause is not null ? RunStatus.Failed : stopping.IsCancellationRequested ? RunStatus.Cancelled : progress.Rejected > 0 ? RunStatus.Rejected : RunStatus.Succeeded;

    private static async Task<T> OpenAsync<T>(RunContext run, string step, Func<CancellationToken, Task<T>> open, CancellationToken cancellationToken) =>
        await RetryPolicy.Build(Math.Min(run.Scheme.Config.Delivery.Retries, OpeningAttempts), step, run.Progress, run.Logger, run.Clock)
            .ExecuteAsync(async token => await open(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private static async Task ReadWindowsAsync(RunContext run, SchemeStore store, SourceDispatcher dispatcher, StoredWindow? open, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> windows, CancellationToken stop)
    {
        if (open is not null)
        {
            await dispatcher.ReadAsync(open, stop).ConfigureAwait(false);
        }

        foreach (var (from, to) in windows)
        {
            var window = await store.BeginWindowAsync(from, to, !run.Options.IsPartial, run.Run, stop).ConfigureAwait(false);
            await dispatcher.ReadAsync(window, stop).ConfigureAwait(false);
            if (run.Options.Limit is { } limit && run.Progress.Fetched >= limit)
            {
                return;
            }
        }
    }
}
