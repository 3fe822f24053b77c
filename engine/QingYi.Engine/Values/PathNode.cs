using System.Text;

namespace QingYi.Engine.Values;

/// <summary>
/// A name that a path of the scheme contains at one level of a record. The tree of these nodes determines which bytes of a record are read;
/// everything else is skipped.
/// </summary>
internal sealed class PathNode
{
    private readonly List<PathNode> children = [];
    private readonly Dictionary<int, PathNode[]> buckets = [];

    // One bit for each bucket: most names of a record match no child, and one test shows it.
    private ulong filled;

    public PathNode(string name, int index)
    {
        Name = name;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        Index = index;
        Segments = name.Count(c => c == '.') + 1;
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    /// <summary>The number of path segments in the name: one more than its number of dots.</summary>
    public int Segments { get; }

    /// <summary>The index in the parent's row.</summary>
    public int Index { get; }

    /// <summary>The size of a row.</summary>
    public int Width => children.Count;

    /// <summary>True when the elements of an array here are needed one by one.</summary>
    public bool NeedsElements { get; set; }

    public PathNode Child(string name)
    {
        if (children.Find(c => c.Name == name) is { } known)
        {
            return known;
        }

        var child = new PathNode(name, children.Count);
        children.Add(child);
        var key = BucketOf(child.Utf8Name);
        filled |= Bit(key);
        buckets[key] = buckets.TryGetValue(key, out var others) ? [.. others, child] : [child];
        NeedsElements = true;
        return child;
    }

    /// <summary>Returns the children whose name may match, exactly or without regard to ASCII case.</summary>
    public ReadOnlySpan<PathNode> Candidates(ReadOnlySpan<byte> name)
    {
        var key = BucketOf(name);
        return (filled & Bit(key)) != 0 && buckets.TryGetValue(key, out var found) ? found : [];
    }

    private static ulong Bit(int bucket) => 1UL << (int)(unchecked((uint)bucket * 2654435761u) >> 26);

    private static int BucketOf(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (name.Length << 16) | ((name[0] | 0x20) << 8) | (name[^1] | 0x20);
}
