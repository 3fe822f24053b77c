using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary>Prints the result of a run.</summary>
internal sealed class RunPrinter(Screen screen, LoadedScheme scheme)
{
    private const int RejectionsShown = 5;

    public static async Task<IReadOnlyList<RecordListing>> RejectedAsync(
        RecordStore store,
        RunReport report,
        CancellationToken cancellationToken
    ) =>
        report.Progress.Rejected == 0 || cancellationToken.IsCancellationRequested
            ? []
            : await store
                .ListAsync(
                    report.Scheme,
                    new RecordQuery
                    {
                        Status = RecordStatus.Rejected,
                        Limit = RejectionsShown,
                        Since = report.Started,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);

    public void Json(RunReport report)
    {
        Faults(report);
        screen.Data(report.ToJson().ToJsonString(JsonText.OneLine));
    }

    public void Text(RunReport report, IReadOnlyList<RecordListing> rejected, JsonArray samples)
    {
        foreach (var sample in report.Samples)
        {
            screen.Sample(sample);
        }

        if (samples.Count > 0)
        {
            screen.Json(samples);
        }

        var name = scheme.Name ?? report.Scheme;
        screen.Line(
            report.Status switch
            {
                RunStatus.Succeeded => CommandTexts.RunSucceeded(name),
                RunStatus.Rejected => CommandTexts.RunRejectedSome(name),
                RunStatus.Cancelled => CommandTexts.RunCancelled(name),
                _ => CommandTexts.RunFailed(name),
            }
        );
        screen.Lines([.. Counts(report)]);
        foreach (var record in rejected)
        {
            screen.Line(CommandTexts.Rejected(record.Number, record.Id, record.Rejection!));
        }

        if (rejected.Count > 0)
        {
            screen.Line(CommandTexts.HowToSeeAndRetry(report.Scheme));
        }

        foreach (var notice in report.Notices)
        {
            var note = TerminalTexts.Note(notice);
            screen.Error(new LocalizedText($"  {note}", $"  {note}"));
        }

        Faults(report);
    }

    private IEnumerable<(LocalizedText Label, LocalizedText Value)> Counts(RunReport report)
    {
        var (p, zone) = (report.Progress, scheme.TimeZone);
        yield return (
            TableTexts.Window,
            LocalizedText.Of($"{Times.Local(report.From, zone)} → {Times.Local(report.To, zone)} ({zone.Id})")
        );
        yield return (TableTexts.Fetched, CommandTexts.Fetched(p.Fetched, p.Pages, p.Duplicates));
        if (p.Filtered > 0)
        {
            yield return (TableTexts.Filtered, Number(p.Filtered));
        }

        if (report.Reconciliation is { } found)
        {
            yield return (
                TableTexts.Reconciled,
                CommandTexts.Reconciled(found.Ids.Listed, found.Ids.Compared, found.Ids.Missing, found.Gone)
            );
        }

        yield return (TableTexts.Stored, Number(p.Stored));
        if (p.Replaced > 0)
        {
            yield return (TableTexts.Replaced, CommandTexts.Replaced(p.Replaced));
        }

        yield return (TableTexts.Delivered, Number(p.Delivered));
        yield return (TableTexts.Rejected, Number(p.Rejected));
        if (p.Parked > 0)
        {
            yield return (TableTexts.Parked, Number(p.Parked));
        }

        var seconds = report.Duration.TotalSeconds;
        yield return (TableTexts.Time, CommandTexts.Duration(seconds, p.Delivered / Math.Max(0.001, seconds)));
        yield return (
            TableTexts.Phases,
            CommandTexts.Phases(Seconds(RunPhase.Fetch), Seconds(RunPhase.Stage), Seconds(RunPhase.Deliver), Seconds(RunPhase.Settle))
        );

        double Seconds(RunPhase phase) => p.Spent(phase).TotalSeconds;
    }

    private static LocalizedText Number(long count) => LocalizedText.Of($"{count:N0}");

    private void Faults(RunReport report)
    {
        if (report.Fault is { } fault)
        {
            screen.Error(TerminalTexts.Error(scheme.File, fault.Code, fault.Text));
        }
    }
}
