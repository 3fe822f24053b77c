using QingYi.Engine.Scheduling;

namespace QingYi.Server.Api;

/// <summary>A run that is going on.</summary>
/// <param name="Kind">What made it begin: schedule, remedy, manual, event, restart.</param>
/// <param name="Started">When.</param>
/// <param name="Pages">Calls that brought a page.</param>
/// <param name="Fetched">Raw records that came.</param>
/// <param name="Stored">Records stored to be delivered.</param>
/// <param name="Delivered">Records written at the target.</param>
/// <param name="Rejected">Records refused.</param>
/// <param name="Trouble">What is being waited for; empty: nothing.</param>
internal sealed record RunningView(
    string Kind,
    DateTimeOffset Started,
    long Pages,
    long Fetched,
    long Stored,
    long Delivered,
    long Rejected,
    string Trouble
)
{
    public static RunningView Of(CurrentRun run) =>
        new(
            run.Kind.ToString().ToLowerInvariant(),
            run.Started,
            run.Progress.Pages,
            run.Progress.Fetched,
            run.Progress.Stored,
            run.Progress.Delivered,
            run.Progress.Rejected,
            run.Progress.Trouble
        );
}
