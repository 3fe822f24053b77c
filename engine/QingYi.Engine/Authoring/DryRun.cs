using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Authoring;

/// <summary>Reads and renders as a run would, but stores and sends nothing.</summary>
internal sealed class DryRun(ConnectionLimits limits, RecordLookups lookups, TimeProvider clock, ILogger logger)
{
    private const int Samples = 3;

    /// <param name="scheme">The scheme.</param>
    /// <param name="watermark">The time from which a run would read windows; null: no window was read.</param>
    /// <param name="positions">The positions from which a run would read a log, by partition.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="progress">Receives the counts while it runs.</param>
    /// <param name="stopping">Stops it.</param>
    public async Task<DryRunReport> RunAsync(
        CompiledScheme scheme,
        DateTimeOffset? watermark,
        IReadOnlyDictionary<string, Cursor> positions,
        RunOptions options,
        RunProgress progress,
        CancellationToken stopping
    )
    {
        var started = clock.GetTimestamp();
        var run = new RunContext(scheme, "dry-run", options, progress, limits, clock, logger);
        var notices = new List<LocalizedText> { AuthoringTexts.NothingMoved };
        var now = clock.GetUtcNow();
        var isLog = scheme.Source.Plan.Reading == SourceReading.Log;
        var windows = isLog ? [] : WindowPlanner.Plan(scheme, watermark, now, options, notices);
        var samples = new JsonArray();
        RunFault? fault = null;
        try
        {
            run.RequireOptions();
            await using var source = await new SideOpener(scheme, limits, clock).SourceAsync(stopping).ConfigureAwait(false);
            var reader = new PageReader(run, source);
            if (isLog)
            {
                foreach (var part in await reader.PartitionsAsync(null, stopping).ConfigureAwait(false))
                {
                    await ReadAsync(run, reader, StoredWindow.LogAt(now, positions.GetValueOrDefault(part), part), samples, stopping)
                        .ConfigureAwait(false);
                }
            }
            else
            {
                foreach (var (from, to) in windows)
                {
                    foreach (var part in await reader.PartitionsAsync(new Window(from, to), stopping).ConfigureAwait(false))
                    {
                        await ReadAsync(run, reader, StoredWindow.Of(from, to, part), samples, stopping).ConfigureAwait(false);
                    }

                    progress.WindowRead();
                }
            }
        }
        catch (Exception e) when (RunFault.Of(e, "source") is not null)
        {
            fault = RunFault.Of(e, "source");
        }

        var status =
            fault is not null ? RunStatus.Failed
            : progress.Rejected > 0 ? RunStatus.Rejected
            : RunStatus.Succeeded;
        var (first, last) = windows.Count > 0 ? (windows[0].From, windows[^1].To) : ((DateTimeOffset?)null, (DateTimeOffset?)null);
        return new DryRunReport(
            new RunReport(scheme.Id, run.Run, status, first, last, progress, clock.GetElapsedTime(started), fault, notices),
            samples
        );
    }

    private async Task ReadAsync(RunContext run, PageReader reader, StoredWindow window, JsonArray samples, CancellationToken stopping)
    {
        var preview = new DocumentPreview(run.Scheme, run.Scheme.Constants(window.From, window.To, run.Run), lookups);
        var began = clock.GetTimestamp();
        var (cursor, isOver) = (window.Cursor, false);
        do
        {
            using var page = await reader.ReadAsync(window, cursor, stopping).ConfigureAwait(false);
            run.Progress.Page(page.Records.Count);
            foreach (var record in page.Records)
            {
                var shown = preview.Of(record, out var rejected);
                run.Progress.Staged(0, 0, shown.Count == 0 ? 1 : 0);
                run.Progress.Settled(0, rejected);
                foreach (var sample in shown.Take(Samples - samples.Count))
                {
                    samples.Add(sample);
                }
            }

            cursor = page.Next;
            isOver = window.IsLog && (page.IsCaughtUp || clock.GetElapsedTime(began) >= SchemeRun.LongestOfLog);
        } while (cursor is not null && !isOver && !run.HasEnough);
    }
}
