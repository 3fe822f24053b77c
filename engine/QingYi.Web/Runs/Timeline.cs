using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;

namespace QingYi.Web.Runs;

/// <summary>The picture of a run: a row for each kind of step and each lane, and time from left to right without its long pauses.</summary>
internal sealed class Timeline
{
    /// <summary>The width of the picture, in its own units.</summary>
    public const double Width = 1000;

    private const double WidthOfPause = 28;
    private const long ShortestPause = 2000;

    /// <param name="bars">The bars of the run, in any order.</param>
    public Timeline(IReadOnlyList<RunBar> bars)
    {
        List<(RunPhase, int)> rows = [.. bars.Select(RowOf).Distinct().Order()];
        Rows = rows;
        var busy = Merge(bars);
        var worked = busy.Sum(b => b.End - b.Start);

        // A pause is left out where it would take more room than a tenth of the work.
        var longest = Math.Max(ShortestPause, worked / 10);
        var pauses = busy.Zip(busy.Skip(1), (a, b) => (Start: a.End, b.Start)).Where(p => p.Item2 - p.Start > longest).ToList();
        var shown = Math.Max(1, (busy.Count == 0 ? 0 : busy[^1].End - busy[0].Start) - pauses.Sum(p => p.Item2 - p.Start));
        var scale = (Width - (pauses.Count * WidthOfPause)) / shown;
        var begin = busy.Count == 0 ? 0 : busy[0].Start;

        Pauses = [.. pauses.Select(p => (At(p.Start), WidthOfPause, TimeSpan.FromMilliseconds(p.Item2 - p.Start)))];
        Bars =
        [
            .. bars.Select(b =>
                (b, Row: rows.IndexOf(RowOf(b)), X: At(b.StartMs), Width: Math.Max(1, At(b.StartMs + b.DurationMs) - At(b.StartMs)))
            ),
        ];

        double At(long time)
        {
            var before = pauses.Where(p => p.Start < time).ToList();
            var left = before.Sum(p => Math.Min(time, p.Item2) - p.Start);
            var inside = before.Sum(p => WidthOfPause * Math.Min(1.0, (double)(time - p.Start) / (p.Item2 - p.Start)));
            return ((time - begin - left) * scale) + inside;
        }
    }

    /// <summary>The rows from top to bottom: phase and lane.</summary>
    public IReadOnlyList<(RunPhase Phase, int Lane)> Rows { get; }

    /// <summary>The bars with their places.</summary>
    public IReadOnlyList<(RunBar Bar, int Row, double X, double Width)> Bars { get; }

    /// <summary>The pauses that are left out: where, how wide they are shown, and how long they were.</summary>
    public IReadOnlyList<(double X, double Width, TimeSpan Time)> Pauses { get; }

    private static (RunPhase Phase, int Lane) RowOf(RunBar bar) => (bar.Phase, bar.Phase == RunPhase.Deliver ? bar.Lane : 0);

    private static List<(long Start, long End)> Merge(IReadOnlyList<RunBar> bars)
    {
        var merged = new List<(long Start, long End)>();
        foreach (var bar in bars.OrderBy(b => b.StartMs))
        {
            var end = bar.StartMs + bar.DurationMs;
            if (merged.Count > 0 && bar.StartMs <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
            }
            else
            {
                merged.Add((bar.StartMs, end));
            }
        }

        return merged;
    }
}
