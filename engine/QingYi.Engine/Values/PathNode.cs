using System.Text;

namespace QingYi.Engine.Values;

/// <summary>
/// A name that some path of the scheme asks for at one level of a record. The tree of these nodes decides which bytes of a record
/// are looked at; everything else is skipped.
/// </summary>
internal sealed class PathNode
{
    private readonly List<PathNode> children = [];
    private readonly Dictionary<int, PathNode[]> buckets = [];

    // A bit for each bucket: most names of a record are no child's, and one look shows it.
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

    /// <summary>How many segments of a path the name is: one more than it has dots.</summary>
    public int Segments { get; }

    /// <summary>The place in the parent's row.</summary>
    public int Index { get; }

    /// <summary>The size of a row.</summary>
    public int Width => children.Count;

    /// <summary>Elements of an array here are wanted one by one.</summary>
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

    /// <summary>The children whose name may match, exactly or without regard to ASCII case.</summary>
    public ReadOnlySpan<PathNode> Candidates(ReadOnlySpan<byte> name)
    {
        var key = BucketOf(name);
        return (filled & Bit(key)) != 0 && buckets.TryGetValue(key, out var found) ? found : [];
    }

    private static ulong Bit(int bucket) => 1UL << (int)(unchecked((uint)bucket * 2654435761u) >> 26);

    private static int BucketOf(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (name.Length << 16) | ((name[0] | 0x20) << 8) | (name[^1] | 0x20);
}
