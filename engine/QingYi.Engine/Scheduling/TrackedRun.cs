using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>A run that the host has begun, with its picture.</summary>
internal sealed class TrackedRun
{
    private readonly TimeProvider clock;
    private readonly long began;
    private readonly RunBars bars = new();
    private readonly Action<TrackedRun, RunStep> stepEnded;

    /// <param name="scheme">The scheme's id.</param>
    /// <param name="kind">What started it.</param>
    /// <param name="clock">The engine's clock.</param>
    /// <param name="stepEnded">Called after each step, on the thread of the step.</param>
    public TrackedRun(string scheme, TriggerKind kind, TimeProvider clock, Action<TrackedRun, RunStep> stepEnded)
    {
        (Scheme, Kind, this.clock, this.stepEnded) = (scheme, kind, clock, stepEnded);
        (Started, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        Progress = new RunProgress { Run = SchemeRunner.NewId(clock), Observer = Observe };
    }

    public string Scheme { get; }

    public TriggerKind Kind { get; }

    public DateTimeOffset Started { get; }

    public RunProgress Progress { get; }

    public string Id => Progress.Run;

    /// <summary>Its report; null: it has not ended.</summary>
    public RunReport? Report { get; private set; }

    /// <summary>When it ended; null: it has not ended.</summary>
    public DateTimeOffset? Ended { get; private set; }

    public IReadOnlyList<RunBar> Bars => bars.All;

    public void End(RunReport report) => (Report, Ended) = (report, clock.GetUtcNow());

    private void Observe(RunStep step)
    {
        if (step.Phase != RunPhase.Settle)
        {
            var outcome =
                !step.IsComplete ? BarOutcome.Broken
                : step.Rejected > 0 ? BarOutcome.Rejected
                : BarOutcome.Done;
            var start = (long)clock.GetElapsedTime(began, step.Started).TotalMilliseconds;
            bars.Add(new RunBar(step.Phase, step.Lane, start, (long)step.Duration.TotalMilliseconds, step.Records, step.Rejected, outcome));
        }

        stepEnded(this, step);
    }
}
