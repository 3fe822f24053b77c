using System.Collections.Concurrent;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>The current runs of a host and the last 50 that have ended, in memory.</summary>
/// <param name="clock">The engine's clock.</param>
internal sealed class RunTracker(TimeProvider clock)
{
    /// <summary>The number of ended runs whose pictures are kept.</summary>
    public const int Kept = 50;

    private readonly ConcurrentDictionary<string, TrackedRun> runs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> ended = [];

    /// <summary>Raised when a run has begun (false) and when it has ended (true), on the thread of the run.</summary>
    public event Action<TrackedRun, bool>? Changed;

    /// <summary>Raised after each step of a run, on the thread of the step.</summary>
    public event Action<TrackedRun, RunStep>? StepEnded;

    /// <summary>The runs that have not ended, oldest first.</summary>
    public IEnumerable<TrackedRun> Running => runs.Values.Where(r => r.Report is null).OrderBy(r => r.Started);

    public TrackedRun? Find(string run) => runs.GetValueOrDefault(run);

    /// <summary>Begins to track a run of a scheme.</summary>
    public TrackedRun Begin(string scheme, TriggerKind kind)
    {
        var run = new TrackedRun(scheme, kind, clock, (r, s) => StepEnded?.Invoke(r, s));
        runs[run.Id] = run;
        Changed?.Invoke(run, false);
        return run;
    }

    /// <summary>Keeps the run with its report, and forgets the oldest.</summary>
    public void End(TrackedRun run, RunReport report)
    {
        run.End(report);

        // A run that never began, because another process runs the scheme, shows nothing worth keeping.
        if (report.Fault?.Code == "QY5008")
        {
            runs.TryRemove(run.Id, out _);
        }
        else
        {
            ended.Enqueue(run.Id);
        }

        while (ended.Count > Kept && ended.TryDequeue(out var oldest))
        {
            runs.TryRemove(oldest, out _);
        }

        Changed?.Invoke(run, true);
    }
}
