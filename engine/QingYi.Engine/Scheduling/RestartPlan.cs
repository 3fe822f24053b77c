using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>
/// When the host runs a scheme again outside its schedule: soon after a failure that can disappear by itself, and later after each further
/// failure; at once when the source has more records. The schedule continues as well.
/// </summary>
/// <param name="clock">The engine's clock.</param>
/// <param name="first">The delay after the first failure.</param>
internal sealed class RestartPlan(TimeProvider clock, TimeSpan first)
{
    private static readonly int[] Longer = [1, 2, 4, 8, 16];
    private int failures;
    private Trigger? failed;

    /// <summary>The time of the restart; null: none is planned.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>Processes the end of a run.</summary>
    public void Ended(Trigger trigger, RunReport report)
    {
        if (report.Status == RunStatus.Failed && report.MayPass && failures < Longer.Length)
        {
            // A reconciliation that fails as well does not take the place of a run that is still to be repeated.
            failed = failed is { Options.IsReconciliation: false } && trigger.Options.IsReconciliation ? failed : trigger;
            At = clock.GetUtcNow() + (first * Longer[failures++]);
        }
        else if (report.Status is RunStatus.Succeeded or RunStatus.Rejected && (report.HasMore || DoesWorkOfFailed(trigger.Options)))
        {
            // A run that reads only a part leaves the rest of the source to the run that is planned.
            var hasMore = report.HasMore || (failed is null && At is not null && trigger.Options.IsPartial);
            (failures, At, failed) = (0, hasMore ? clock.GetUtcNow() : null, null);
        }
    }

    // A run that only delivers does not show whether the source can be read again, and a reconciliation reads no records.
    private bool DoesWorkOfFailed(RunOptions done) =>
        failed is not { Options: var missed }
        || (done.IsReconciliation == missed.IsReconciliation && (!done.OnlyDelivers || missed.OnlyDelivers));

    /// <summary>Returns the run to start now; null: none.</summary>
    public Trigger? Take()
    {
        if (At is null || At > clock.GetUtcNow())
        {
            return null;
        }

        At = null;
        return failed is null
            ? new Trigger(TriggerKind.Restart, new RunOptions())
            : failed with
            {
                Kind = TriggerKind.Restart,
                Firing = null,
            };
    }
}
