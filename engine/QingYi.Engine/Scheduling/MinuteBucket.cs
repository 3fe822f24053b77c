using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>What the runs of a scheme did in one minute.</summary>
/// <param name="scheme">The scheme's id; empty: a sum over schemes.</param>
/// <param name="minute">The minute, counted from 1970 in UTC.</param>
internal sealed class MinuteBucket(string scheme, long minute)
{
    public string Scheme => scheme;

    public long Minute => minute;

    public long Fetched { get; set; }

    public long Delivered { get; set; }

    public long Rejected { get; set; }

    /// <summary>The durations of the deliveries.</summary>
    public LatencyHistogram Latency { get; } = new();

    public void Add(RunStep step)
    {
        switch (step.Phase)
        {
            case RunPhase.Stage:
                Fetched += step.Records;
                break;
            case RunPhase.Settle:
                Delivered += step.Records - step.Rejected;
                Rejected += step.Rejected;
                break;
            case RunPhase.Deliver when step.IsComplete:
                Latency.Add(step.Duration);
                break;
        }
    }

    public void Add(MinuteBucket other)
    {
        Fetched += other.Fetched;
        Delivered += other.Delivered;
        Rejected += other.Rejected;
        Latency.Add(other.Latency);
    }
}
