namespace QingYi.Sandbox;

/// <summary>The orders that a query finds: a range without those that have changed since, or a list.</summary>
internal sealed class JackyunMatches
{
    private readonly int first;
    private readonly int end;
    private readonly SortedSet<int> gone;
    private readonly int[]? list;

    public JackyunMatches(int first, int end, SortedSet<int> gone, int[]? list)
    {
        this.first = first;
        this.end = end;
        this.gone = gone;
        this.list = list;
    }

    public int Count => list?.Length ?? Math.Max(0, end - first - GoneWithin());

    public int[] Page(long skip, int take)
    {
        if (take <= 0)
        {
            return [];
        }

        if (list is not null || gone.Count > 0)
        {
            IEnumerable<int> all = list ?? Enumerable.Range(first, Math.Max(0, end - first)).Where(i => !gone.Contains(i));
            return [.. all.Skip((int)Math.Min(skip, int.MaxValue)).Take(take)];
        }

        var start = first + skip;
        return start >= end ? [] : [.. Enumerable.Range((int)start, (int)Math.Min(take, end - start))];
    }

    private int GoneWithin() => gone.Count == 0 ? 0 : gone.GetViewBetween(first, Math.Max(first, end - 1)).Count;
}
