namespace QingYi.Engine.Scheduling;

/// <summary>
/// The bars of one run, at most 500. When there would be more, the older half is merged, each bar with its neighbour of the same phase and
/// lane: what happened lately keeps its detail, and the older a part is, the coarser it becomes.
/// </summary>
internal sealed class RunBars
{
    /// <summary>The maximum number of bars.</summary>
    public const int Most = 500;

    private readonly Lock gate = new();
    private List<RunBar> bars = [];

    /// <summary>A copy of the bars, in the order in which they ended.</summary>
    public IReadOnlyList<RunBar> All
    {
        get
        {
            lock (gate)
            {
                return [.. bars];
            }
        }
    }

    public void Add(RunBar bar)
    {
        lock (gate)
        {
            if (bars.Count >= Most)
            {
                bars = [.. Merged(bars.Take(Most / 2)), .. bars.Skip(Most / 2)];
            }

            bars.Add(bar);
        }
    }

    // The lanes of a run are far fewer than the bars of half a picture, so that merging always makes room.
    private static IEnumerable<RunBar> Merged(IEnumerable<RunBar> older) =>
        older
            .GroupBy(b => (b.Phase, b.Lane))
            .SelectMany(g => g.Chunk(2).Select(pair => pair is [var one, var next] ? one.With(next) : pair[0]))
            .OrderBy(b => b.StartMs + b.DurationMs);
}
