using System.Text.Json.Nodes;
using QingYi.Engine.Access;
using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Shows single runs: those of this host that are running and its last 50 with their bars, and of the others that the store keeps (90 days
/// by default) the report.
/// </summary>
public sealed class RunHistory
{
    private readonly RecordStore store;
    private readonly TimeProvider clock;
    private readonly RunTracker runs;

    internal RunHistory(RecordStore store, TimeProvider clock, RunTracker runs) =>
        (this.store, this.clock, this.runs) = (store, clock, runs);

    /// <summary>Returns a run with its report; for the current runs and the last 50 of this host also with its bars.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">There is no such run, neither on this host nor in the store.</exception>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<RunDetail> FindAsync(string run, CancellationToken cancellationToken)
    {
        if (runs.Find(run) is { } tracked)
        {
            return Of(tracked);
        }

        return await store.FindRunAsync(run, cancellationToken).ConfigureAwait(false) is { } ended
            ? new RunDetail(run, ended.Scheme, ended.Started, ended.Ended, ended.ToJson())
            : throw new RefusedException(Refusal.NotFound, HostingTexts.NoRun(run));
    }

    /// <summary>Returns a run of this host as events show it: its report with <c>kind started ended</c>.</summary>
    internal static JsonObject Describe(TrackedRun run, TimeProvider clock)
    {
        // The report is read once: the run may end meanwhile.
        var report = run.Report;
        var json = report?.ToJson() ?? Running(run, clock);
        json["kind"] = run.Kind.ToString().ToLowerInvariant();
        json["started"] = run.Started;
        json["ended"] = report is null ? null : run.Ended;
        return json;
    }

    private static JsonObject Running(TrackedRun run, TimeProvider clock)
    {
        var json = new JsonObject
        {
            ["scheme"] = run.Scheme,
            ["run"] = run.Id,
            ["status"] = "running",
        };
        RunReport.WriteCounts(json, run.Progress);
        json["expected"] = run.Progress.Expected;
        json["durationMs"] = (long)(clock.GetUtcNow() - run.Started).TotalMilliseconds;
        json["phases"] = RunReport.PhasesOf(run.Progress);
        json["trouble"] = run.Progress.Trouble.ToString();
        return json;
    }

    private RunDetail Of(TrackedRun run)
    {
        var report = run.Report;
        return new RunDetail(run.Id, run.Scheme, run.Started, report is null ? null : run.Ended, report?.ToJson() ?? Running(run, clock))
        {
            Kind = run.Kind,
            Bars = run.Bars,
        };
    }
}
