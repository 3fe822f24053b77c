using System.Globalization;

namespace QingYi.Engine.Values;

/// <summary>The fields that a scheme reads from a record. The compiler adds paths; reading does not change the plan.</summary>
internal sealed class RecordPlan
{
    private const int LongestPath = 8;
    private readonly Dictionary<string, RecordPath> paths = new(StringComparer.Ordinal);

    /// <summary>The indexes in their templates where the change of the record is read (<c>RECORD_CHANGE</c>).</summary>
    public IList<int> ChangeUses { get; } = [];

    /// <summary>True when the change of the record is read too.</summary>
    public bool ReadsChange => ChangeUses.Count > 0;

    public PathNode Root { get; } = new("", 0);

    public IEnumerable<RecordPath> Paths => paths.Values;

    /// <summary>Returns the compiled path; the same object for the same text.</summary>
    public RecordPath Add(string text)
    {
        if (paths.TryGetValue(text, out var known))
        {
            return known;
        }

        var segments = RecordPath.Split(text);
        if (segments.Length > LongestPath)
        {
            throw new TemplateException("QY2006", 0, ValueTexts.PathTooLong(text, LongestPath));
        }

        var path = new RecordPath(text, segments, Steps(Root, segments));
        paths.Add(text, path);
        return path;
    }

    // A key can itself contain dots (FSupplierId.FNumber), so every way to join the segments is possible, the longest first.
    private static PathStep[] Steps(PathNode node, string[] segments)
    {
        var steps = new List<PathStep>();
        for (var length = segments.Length; length >= 1; length--)
        {
            var name = string.Join('.', segments[..length]);
            var child = node.Child(name);
            var element = length == 1 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
            var below = segments[length..];
            steps.Add(new PathStep(child, element, Steps(child, below), element < 0 ? [] : Steps(node, below)));
        }

        return [.. steps];
    }
}
