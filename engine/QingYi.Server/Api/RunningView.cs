using QingYi.Engine.Scheduling;

namespace QingYi.Server.Api;

/// <summary>A run in progress.</summary>
/// <param name="Kind">What started the run: schedule, remedy, manual, event, restart.</param>
/// <param name="Started">The time of its start.</param>
/// <param name="Pages">Calls that returned a page.</param>
/// <param name="Fetched">Raw records that the source returned.</param>
/// <param name="Stored">Records stored for delivery.</param>
/// <param name="Delivered">Records that the target has written.</param>
/// <param name="Rejected">Rejected records.</param>
/// <param name="Trouble">What the run is waiting for; empty: nothing.</param>
internal sealed record RunningView(
    string Kind,
    DateTimeOffset Started,
    long Pages,
    long Fetched,
    long Stored,
    long Delivered,
    long Rejected,
    LocalizedText Trouble
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
