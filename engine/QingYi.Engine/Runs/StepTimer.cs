using System.Diagnostics;

namespace QingYi.Engine.Runs;

/// <summary>
/// Measures one step of a run until it is disposed: for the sums of the report, for the host, and as a span. Two timestamps for each page
/// and each delivery are all that it costs without a host.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="phase">The phase.</param>
/// <param name="lane">The lane of a delivery.</param>
internal sealed class StepTimer(RunContext run, RunPhase phase, int lane = 0) : IDisposable
{
    private static readonly string[] Names = ["fetch", "stage", "deliver", "settle"];
    private readonly long started = run.Clock.GetTimestamp();
    private (int Records, int Rejected)? result;

    /// <summary>The span; null: nobody listens.</summary>
    public Activity? Span { get; } = Spans.Source.StartActivity(Names[(int)phase]);

    /// <summary>The step is complete; without this call it counts as broken off.</summary>
    public void Done(int records, int rejected = 0) => result = (records, rejected);

    public void Dispose()
    {
        Span?.Dispose();
        var (records, rejected) = result ?? (0, 0);
        var took = run.Clock.GetElapsedTime(started);
        run.Progress.Took(new RunStep(phase, lane, started, took, records, rejected, result is not null));
    }
}
