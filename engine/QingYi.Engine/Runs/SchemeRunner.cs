using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Runs;

/// <summary>Runs a scheme once, under its lease, and stores the report.</summary>
internal sealed class SchemeRunner(RecordStore records, ConnectionLimits limits, TimeProvider clock, ILogger logger)
{
    /// <param name="scheme">The scheme; both its sides have connections.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="progress">Receives the counts.</param>
    /// <param name="compile">Compiles an earlier text of the scheme.</param>
    /// <param name="stopping">Asks the run to stop; the run finishes the current transaction first.</param>
    public async Task<RunReport> RunAsync(
        CompiledScheme scheme,
        RunOptions options,
        RunProgress progress,
        Func<string, CompiledScheme?> compile,
        CancellationToken stopping
    )
    {
        progress.Run = progress.Run.Length > 0 ? progress.Run : NewId(clock);
        var id = progress.Run;
        using var logged = logger.BeginRun(id);
        using var traced = Spans.Source.StartActivity("run")?.SetTag("scheme", scheme.Id).SetTag("run", id);
        var run = new RunContext(scheme, id, options, progress, limits, clock, logger) { Compile = compile };
        var reporter = new RunReporter(run, stopping);
        using var sides = new RunSides(stopping);
        try
        {
            await using var store = await records.AcquireAsync(scheme.Id, sides.Hard).ConfigureAwait(false);
            var report = await RunAsync(run, store, reporter, sides).ConfigureAwait(false);
            await KeepAsync(store, report, options.IsReconciliation).ConfigureAwait(false);
            return report;
        }
#pragma warning disable CA1031 // Every failure of a run becomes a fault of its report, without a stack.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return reporter.Failed("store", e);
        }
    }

    /// <summary>Returns an id for a run that begins now: ids sort by the beginnings of their runs.</summary>
    public static string NewId(TimeProvider clock) => $"{clock.GetUtcNow():yyyyMMddHHmmss}-{Guid.NewGuid().ToString("N")[..6]}";

    private async Task<RunReport> RunAsync(RunContext run, SchemeStore store, RunReporter reporter, RunSides sides)
    {
        try
        {
            run.RequireOptions();
        }
        catch (ConnectorException e)
        {
            return reporter.Failed("source", e);
        }

        try
        {
            var windows = await new RunPreparation(run, records, store, reporter).PrepareAsync(sides.Hard).ConfigureAwait(false);
            var (from, to) = reporter.Window!.Value;
            var planned = run with
            {
                Constants = run.Scheme.Constants(from, to, run.Run),
                Drift = run.Options.IsReconciliation
                    ? null
                    : await DriftWatch.OpenAsync(run.Scheme, store, run.Logger, sides.Hard).ConfigureAwait(false),
            };
            await new SchemeRun(planned, records, store, reporter).RunAsync(windows, sides).ConfigureAwait(false);
            return sides.First is (var step, { } failure) ? reporter.Failed(step, failure) : reporter.Ended();
        }
#pragma warning disable CA1031 // A failure before either side starts is stored as a fault in the report, too.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return reporter.Failed("store", e);
        }
    }

    // If the report cannot be stored, the result of the run does not change.
    private async Task KeepAsync(SchemeStore store, RunReport report, bool isReconciliation)
    {
        try
        {
            var json = report.ToStoredJson().ToJsonString(JsonText.OneLine);
            var run = new StoredRun(report.Run, report.Scheme, report.Status, report.Started!.Value, clock.GetUtcNow(), json)
            {
                DidSomething = report.DidSomething,
                IsReconciliation = isReconciliation,
            };
            await store.SaveRunAsync(run, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            logger.Write(LogLevel.Warning, RunLogTexts.ReportNotStored, report.Run, e.Text);
        }
    }
}
