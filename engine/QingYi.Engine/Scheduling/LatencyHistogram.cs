namespace QingYi.Engine.Scheduling;

/// <summary>
/// The distribution of durations, of fixed size, which can be added up over minutes and schemes. Four classes for each doubling: a
/// percentile is at most a fifth above the exact value.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int PerDoubling = 4;
    private const int Classes = PerDoubling * 23;
    private readonly int[] counts = new int[Classes];

    /// <summary>The number of durations.</summary>
    public long Total { get; private set; }

    /// <summary>The numbers of durations by class, without the empty classes.</summary>
    public IEnumerable<(int Class, int Count)> Filled => counts.Index().Where(c => c.Item > 0).Select(c => (c.Index, c.Item));

    public void Add(TimeSpan duration)
    {
        var place = Math.Ceiling(PerDoubling * Math.Log2(Math.Max(1, duration.TotalMilliseconds)));
        Add((int)Math.Min(place, Classes - 1), 1);
    }

    /// <summary>Adds durations of a class; ignores a class that does not exist.</summary>
    public void Add(int place, int count)
    {
        if (place is >= 0 and < Classes && count > 0)
        {
            counts[place] += count;
            Total += count;
        }
    }

    public void Add(LatencyHistogram other)
    {
        foreach (var (place, count) in other.Filled)
        {
            Add(place, count);
        }
    }

    /// <summary>Returns the milliseconds within which this part of the durations lies; null: there is none.</summary>
    /// <param name="part">From 0 to 1.</param>
    public double? Percentile(double part)
    {
        var rest = (long)Math.Ceiling(part * Total);
        foreach (var (place, count) in Filled)
        {
            rest -= count;
            if (rest <= 0)
            {
                return Math.Round(Math.Pow(2, (double)place / PerDoubling));
            }
        }

        return null;
    }
}
