using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>Compares two texts of a scheme by their values.</summary>
internal sealed class NodeComparison
{
    private readonly List<string> changed = [];
    private readonly List<string> moved = [];

    /// <summary>The paths of the values that differ; empty if one of the texts cannot be read.</summary>
    public IReadOnlyList<string> Changed => changed;

    /// <summary>The paths of the elements that stand at another place among the others of their list.</summary>
    public IReadOnlyList<string> Moved => moved;

    public static NodeComparison Of(string file, string old, string text)
    {
        var comparison = new NodeComparison();
        if (Node(file, old) is { } before && Node(file, text) is { } after)
        {
            comparison.Compare("", before, after);
        }

        return comparison;
    }

    private static SchemeNode? Node(string file, string text) =>
        NodeFile.Parse(new SourceText(file, text.TrimStart('\uFEFF')), new ProblemList());

    private void Compare(string path, SchemeNode? before, SchemeNode? after)
    {
        if (before is null || after is null || before.Kind != after.Kind || before.Text != after.Text)
        {
            changed.Add(path);
            return;
        }

        CompareItems(path, before.Items, after.Items);
        var (old, now) = (Below(before), Below(after));
        foreach (var name in old.Keys.Union(now.Keys))
        {
            Compare(Join(path, name), old.GetValueOrDefault(name), now.GetValueOrDefault(name));
        }
    }

    private static Dictionary<string, SchemeNode> Below(SchemeNode node)
    {
        var below = new Dictionary<string, SchemeNode>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            below.TryAdd(member.Key, member.Value);
        }

        return below;
    }

    // Elements are the same by name or, without one, by content; what is left over without a name is compared in its order.
    private void CompareItems(string path, IReadOnlyList<SchemeNode> before, IReadOnlyList<SchemeNode> after)
    {
        var (old, now) = (Elements(before), Elements(after));
        var places = old.Index().ToDictionary(e => e.Item.Key, e => e.Index, StringComparer.Ordinal);
        var both = now.Where(e => places.ContainsKey(e.Key)).ToList();
        foreach (var index in OutOfOrder([.. both.Select(e => places[e.Key])]))
        {
            moved.Add(Join(path, both[index].Label));
        }

        foreach (var element in both)
        {
            Compare(Join(path, element.Label), old[places[element.Key]].Node, element.Node);
        }

        var known = both.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        var gone = old.Where(e => !known.Contains(e.Key)).ToLookup(e => e.IsNamed);
        var come = now.Where(e => !known.Contains(e.Key)).ToLookup(e => e.IsNamed);
        foreach (var (one, other) in gone[false].Zip(come[false]))
        {
            Compare(Join(path, other.Label), one.Node, other.Node);
        }

        var pairs = Math.Min(gone[false].Count(), come[false].Count());
        changed.AddRange(
            gone[true]
                .Concat(gone[false].Skip(pairs))
                .Concat(come[true])
                .Concat(come[false].Skip(pairs))
                .Select(e => Join(path, e.Label))
                .Distinct()
        );
    }

    private static List<Element> Elements(IReadOnlyList<SchemeNode> items)
    {
        var elements = new List<Element>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, item) in items.Index())
        {
            // An element of a list of parameters has the name of its parameter.
            var field = item.Members.FirstOrDefault(m => m.Key is "field" or "name")?.Value;
            if (field is { IsScalar: true, Text.Length: > 0 } && taken.TryAdd($"name {field.Text}", 1))
            {
                elements.Add(new Element($"name {field.Text}", field.Text, true, item));
                continue;
            }

            var content = $"{item.Kind} {NodeJson.Of(item)?.ToJsonString()}";
            taken[content] = taken.GetValueOrDefault(content) + 1;
            elements.Add(new Element($"{taken[content]} {content}", $"{index}", false, item));
        }

        return elements;
    }

    // The fewest that have to move so that the others stand in ascending order: all but a longest ascending sequence.
    private static IEnumerable<int> OutOfOrder(IReadOnlyList<int> places)
    {
        var ends = new List<int>();
        var previous = new int[places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            var at = ends.BinarySearch(i, Comparer<int>.Create((one, other) => places[one].CompareTo(places[other])));
            at = at < 0 ? ~at : at;
            previous[i] = at > 0 ? ends[at - 1] : -1;
            if (at == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[at] = i;
            }
        }

        var staying = new HashSet<int>();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = previous[i])
        {
            staying.Add(i);
        }

        return Enumerable.Range(0, places.Count).Where(i => !staying.Contains(i));
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <param name="Key">Identifies it among the elements of its list.</param>
    /// <param name="Label">Its part of a path.</param>
    /// <param name="IsNamed">Whether the label is its name, otherwise its index.</param>
    /// <param name="Node">Its value.</param>
    private sealed record Element(string Key, string Label, bool IsNamed, SchemeNode Node);
}
