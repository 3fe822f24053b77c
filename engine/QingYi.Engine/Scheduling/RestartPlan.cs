using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>When a run whose failure may pass is begun again: soon, and then later and later. The schedule goes on as well.</summary>
/// <param name="clock">The engine's clock.</param>
/// <param name="first">How long after the first failure.</param>
internal sealed class RestartPlan(TimeProvider clock, TimeSpan first)
{
    private static readonly int[] Longer = [1, 2, 4, 8, 16];
    private int failures;
    private Trigger? failed;

    /// <summary>When; null: nothing is to be begun again.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>A run has ended.</summary>
    public void Ended(Trigger trigger, RunReport report)
    {
        if (report.Status == RunStatus.Failed && report.MayPass && failures < Longer.Length)
        {
            (failed, At) = (trigger, clock.GetUtcNow() + (first * Longer[failures++]));
        }
        else if (
            report.Status is RunStatus.Succeeded or RunStatus.Rejected
            && (!trigger.Options.OnlyDelivers || failed?.Options.OnlyDelivers != false)
        )
        {
            // Delivering what waits says nothing of a source that could not be read.
            (failures, At, failed) = (0, null, null);
        }
    }

    /// <summary>What is to be begun again now; null: nothing is.</summary>
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
