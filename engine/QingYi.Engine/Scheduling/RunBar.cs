using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>
/// A bar of the picture of a run: one page or one delivery, or, in the older part of a long run, several of them that followed each other.
/// </summary>
/// <param name="Phase">Fetch, stage or deliver.</param>
/// <param name="Lane">The lane of a delivery; 0 for pages.</param>
/// <param name="StartMs">When it began, in milliseconds after the start of the run.</param>
/// <param name="DurationMs">The milliseconds from its beginning to its end.</param>
/// <param name="Records">The records of its pages or deliveries.</param>
/// <param name="Rejected">How many of them were rejected.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record RunBar(RunPhase Phase, int Lane, long StartMs, long DurationMs, long Records, long Rejected, BarOutcome Outcome)
{
    /// <summary>The number of pages or deliveries; 1, unless neighbours were merged.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The milliseconds of the slowest page or delivery in it, so that merging does not hide it.</summary>
    public long SlowestMs { get; init; } = DurationMs;

    /// <summary>Returns one bar for two neighbours of the same phase and lane.</summary>
    internal RunBar With(RunBar next)
    {
        var start = Math.Min(StartMs, next.StartMs);
        return new RunBar(
            Phase,
            Lane,
            start,
            Math.Max(StartMs + DurationMs, next.StartMs + next.DurationMs) - start,
            Records + next.Records,
            Rejected + next.Rejected,
            (BarOutcome)Math.Max((int)Outcome, (int)next.Outcome)
        )
        {
            Count = Count + next.Count,
            SlowestMs = Math.Max(SlowestMs, next.SlowestMs),
        };
    }
}
