using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>Prepares a run before either side starts: stores the scheme's text and shape, and plans the windows.</summary>
/// <param name="run">The run.</param>
/// <param name="records">The store.</param>
/// <param name="store">The scheme's part of the store.</param>
/// <param name="reporter">Receives the notices for the operator.</param>
internal sealed class RunPreparation(RunContext run, RecordStore records, SchemeStore store, RunReporter reporter)
{
    private readonly CompiledScheme scheme = run.Scheme;

    public async Task<RunWindows> PrepareAsync(CancellationToken cancellationToken)
    {
        await RememberAsync(cancellationToken).ConfigureAwait(false);
        var windows = await PlanAsync(cancellationToken).ConfigureAwait(false);
        await NoteMissingLookupsAsync(cancellationToken).ConfigureAwait(false);
        run.Progress.Waiting(
            (await records.BacklogAsync(scheme.Id, cancellationToken).ConfigureAwait(false)).GetValueOrDefault(RecordStatus.Waiting)
        );
        return windows;
    }

    // The store keeps this text, so that open deliveries can be rendered with it again after the scheme has changed.
    private async Task RememberAsync(CancellationToken cancellationToken)
    {
        await new SchemeIdentity(scheme).RequireShapeAsync(records, cancellationToken).ConfigureAwait(false);
        await store.SaveShapeAsync(scheme.Shape, cancellationToken).ConfigureAwait(false);
        await store.SaveVersionAsync(scheme.Version, scheme.Config.Text, cancellationToken).ConfigureAwait(false);
        if (await store.RewindAsync(run.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false) is var (ahead, back))
        {
            reporter.Notices.Add(RunTexts.ClockWasAhead(scheme.Shown(ahead), scheme.Shown(back)));
        }
    }

    private async Task<RunWindows> PlanAsync(CancellationToken cancellationToken)
    {
        var now = run.Clock.GetUtcNow();
        if (scheme.Source.Plan.Reading == SourceReading.Log)
        {
            reporter.Window = (now, now);
            return run.Options.OnlyDelivers ? new RunWindows([], []) : RunWindows.OfLog;
        }

        var parts = run.Options.IsPartial ? [] : await store.OpenWindowsAsync(cancellationToken).ConfigureAwait(false);
        var open = parts.Count > 0 ? parts[0] : null;
        var watermark = open?.To ?? await records.WatermarkAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
        var windows = WindowPlanner.Plan(scheme, watermark, now, run.Options, reporter.Notices);
        var from = open?.From ?? (windows.Count > 0 ? windows[0].From : watermark ?? now);
        reporter.Window = (from, windows.Count > 0 ? windows[^1].To : watermark ?? now);
        return new RunWindows(parts, windows);
    }

    private async Task NoteMissingLookupsAsync(CancellationToken cancellationToken)
    {
        foreach (var unknown in scheme.LooksAt.Where(l => records.Lookups.LastChange(l) == 0))
        {
            var known = await records.SchemesAsync(cancellationToken).ConfigureAwait(false);
            reporter.Notices.Add(RunTexts.LookupWithoutRecords(unknown, NameSuggestion.DidYouMean(unknown, known)));
        }
    }
}
