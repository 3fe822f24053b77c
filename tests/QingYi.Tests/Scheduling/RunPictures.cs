using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Scheduling;

/// <summary>What a host keeps of its runs in memory.</summary>
public sealed class RunPictures
{
    private readonly SteppedClock clock = new();

    [Fact]
    public void A_long_run_has_at_most_500_bars_which_together_still_show_all_of_it()
    {
        var tracker = new RunTracker(clock);
        var run = tracker.Begin("orders", TriggerKind.Schedule);
        for (var page = 0; page < 5000; page++)
        {
            var slow = page == 7;
            Step(run, RunPhase.Fetch, 0, TimeSpan.FromMilliseconds(slow ? 900 : 2), records: 10);
            Step(run, RunPhase.Deliver, page % 4, TimeSpan.FromMilliseconds(3), records: 10, rejected: page == 9 ? 1 : 0);
            Step(run, RunPhase.Settle, 0, TimeSpan.FromMilliseconds(1), records: 10);
            Assert.InRange(run.Bars.Count, 1, RunBars.Most);
        }

        var fetched = run.Bars.Where(b => b.Phase == RunPhase.Fetch).ToList();
        Assert.Equal((5000, 50_000L, 900L), (fetched.Sum(b => b.Count), fetched.Sum(b => b.Records), fetched.Max(b => b.SlowestMs)));
        var written = run.Bars.Where(b => b.Phase == RunPhase.Deliver).ToList();
        Assert.Equal((5000, 1L), (written.Sum(b => b.Count), written.Sum(b => b.Rejected)));
        Assert.Equal([0, 1, 2, 3], written.Select(b => b.Lane).Distinct().Order());
        Assert.Contains(written, b => b.Outcome == BarOutcome.Rejected);
        Assert.Equal((1, BarOutcome.Done), (written[^1].Count, written[^1].Outcome));
        Assert.Empty(run.Bars.Where(b => b.Phase == RunPhase.Settle));
        Assert.True(run.Bars.All(b => b.StartMs >= 0 && b.StartMs + b.DurationMs <= (clock.GetUtcNow() - run.Started).TotalMilliseconds));
    }

    [Fact]
    public void A_step_that_was_broken_off_shows_as_such()
    {
        var run = new RunTracker(clock).Begin("orders", TriggerKind.Manual);
        var started = clock.GetTimestamp();
        clock.Step(TimeSpan.FromMilliseconds(40));
        run.Progress.Took(new RunStep(RunPhase.Deliver, 2, started, TimeSpan.FromMilliseconds(40), 0, 0, IsComplete: false));
        Assert.Equal(new RunBar(RunPhase.Deliver, 2, 0, 40, 0, 0, BarOutcome.Broken), Assert.Single(run.Bars));
    }

    [Fact]
    public void The_last_50_runs_are_kept_and_none_that_another_process_made()
    {
        var tracker = new RunTracker(clock);
        var runs = Enumerable.Range(0, 60).Select(_ => tracker.Begin("orders", TriggerKind.Event)).ToList();
        Assert.Equal(60, tracker.Running.Count());
        runs.ForEach(r => tracker.End(r, Report(r, null)));
        var held = tracker.Begin("orders", TriggerKind.Event);
        tracker.End(held, Report(held, new RunFault("QY5008", LocalizedText.Empty, LocalizedText.Empty)));
        Assert.Empty(tracker.Running);
        Assert.Equal(runs.TakeLast(50), runs.Where(r => tracker.Find(r.Id) is not null));
        Assert.Null(tracker.Find(held.Id));
    }

    private static RunReport Report(TrackedRun run, RunFault? fault) =>
        new("orders", run.Id, Engine.Stores.RunStatus.Succeeded, null, null, run.Progress, TimeSpan.Zero, fault, []);

    private void Step(TrackedRun run, RunPhase phase, int lane, TimeSpan took, int records, int rejected = 0)
    {
        var started = clock.GetTimestamp();
        clock.Step(took);
        run.Progress.Took(new RunStep(phase, lane, started, took, records, rejected, IsComplete: true));
    }
}
