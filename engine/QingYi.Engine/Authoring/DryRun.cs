using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Authoring;

/// <summary>Reads and renders as a run would, but stores nothing and sends nothing.</summary>
internal sealed class DryRun(ConnectionLimits limits, RecordLookups lookups, TimeProvider clock, ILogger logger)
{
    private const int Samples = 3;

    public async Task<DryRunReport> RunAsync(
        CompiledScheme scheme,
        DateTimeOffset? watermark,
        RunOptions options,
        RunProgress progress,
        CancellationToken stopping
    )
    {
        var started = clock.GetTimestamp();
        var run = new RunContext(scheme, "dry-run", options, progress, limits, clock, logger);
        var notices = new List<string> { "this was a dry run: nothing was stored or sent, the watermark did not move." };
        var windows = WindowPlanner.Plan(scheme, watermark, clock.GetUtcNow(), options, notices);
        var samples = new JsonArray();
        RunFault? fault = null;
        try
        {
            await using var source = await new SideOpener(scheme, limits, clock).SourceAsync(stopping).ConfigureAwait(false);
            var reader = new PageReader(run, source);
            foreach (var (from, to) in windows)
            {
                var constants = scheme.Constants(from, to, run.Run);
                var preview = new DocumentPreview(scheme, constants, lookups);
                Cursor? cursor = null;
                do
                {
                    using var page = await reader.ReadAsync(from, to, cursor, stopping).ConfigureAwait(false);
                    progress.Page(page.Records.Count);
                    foreach (var record in page.Records)
                    {
                        var shown = preview.Of(record.Content, out var rejected);
                        progress.Staged(0, 0, shown.Count == 0 ? 1 : 0);
                        progress.Settled(0, rejected);
                        foreach (var sample in shown.Take(Samples - samples.Count))
                        {
                            samples.Add(sample);
                        }
                    }

                    cursor = page.Next;
                } while (cursor is not null && !(options.Limit <= progress.Fetched));
                progress.WindowRead();
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
}
