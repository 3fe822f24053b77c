namespace QingYi;

/// <summary>A parameter of a request draft. Immutable: the methods that change a node return a new one.</summary>
public abstract class DraftNode
{
    /// <summary>The name of the parameter.</summary>
    public abstract string Name { get; }

    /// <summary>The template as written; null for an object, a list, a number, true, false, or a parameter without a value.</summary>
    public abstract string? Template { get; }

    /// <summary>A single value as written, including a number, true or false; null where there is none.</summary>
    public abstract string? Text { get; }

    /// <summary>The position where the node begins.</summary>
    public abstract SourcePosition Position { get; }

    /// <summary>The child nodes, in order.</summary>
    public abstract IReadOnlyList<DraftNode> Children { get; }

    /// <summary>True for an object or an array that has child nodes.</summary>
    public abstract bool IsObject { get; }

    /// <summary>
    /// True when the engine renders the object as a list: one element for each element of the one array that its placeholders walk (or of
    /// the array that an array node names); a list of one element when they walk no array.
    /// </summary>
    public abstract bool IsRepeated { get; }

    /// <summary>Returns the position, in the scheme's file, of a character of <see cref="Template"/>.</summary>
    public abstract SourcePosition PositionAt(int index);

    /// <summary>Returns the first child with this name, or null.</summary>
    public DraftNode? Child(string name) => Children.FirstOrDefault(c => c.Name == name);

    /// <summary>
    /// Returns the same object with other child nodes: children of this draft, or nodes that <see cref="Parameter"/> creates.
    /// </summary>
    public abstract DraftNode With(IEnumerable<DraftNode> children);

    /// <summary>Returns the same node without the children that <see cref="Child"/> finds by these names.</summary>
    public DraftNode Without(params IEnumerable<string> names)
    {
        var taken = names.Select(Child).OfType<DraftNode>().ToHashSet(ReferenceEqualityComparer.Instance);
        return taken.Count == 0 ? this : With(Children.Where(c => !taken.Contains(c)));
    }

    /// <summary>Returns the same object, rendered as a list: see <see cref="IsRepeated"/>.</summary>
    public abstract DraftNode Repeated();

    /// <summary>Creates a parameter, to be added to a node with <see cref="With"/>.</summary>
    /// <param name="name">Its name. A name that no author can write, such as <c>{{x}}</c>, is possible.</param>
    /// <param name="template">Its value.</param>
    /// <param name="position">The position that messages about it show.</param>
    public abstract DraftNode Parameter(string name, string template, SourcePosition position);
}
