namespace QingYi;

/// <summary>A parameter of a request draft; immutable. What changes one gives another.</summary>
public abstract class DraftNode
{
    /// <summary>The parameter's name.</summary>
    public abstract string Name { get; }

    /// <summary>The template as written; null for an object, a list, a number, true and false, or a parameter without a value.</summary>
    public abstract string? Template { get; }

    /// <summary>A single value as written, a number or true and false included; null where there is none.</summary>
    public abstract string? Text { get; }

    /// <summary>Where the node begins.</summary>
    public abstract SourcePosition Position { get; }

    /// <summary>The nodes below, in order.</summary>
    public abstract IReadOnlyList<DraftNode> Children { get; }

    /// <summary>True for an object or array with nodes below it.</summary>
    public abstract bool IsObject { get; }

    /// <summary>
    /// The object is rendered as a list: one element for each element of the one array that its placeholders walk (or of the array an array
    /// node names); a list of one when they walk none.
    /// </summary>
    public abstract bool IsRepeated { get; }

    /// <summary>The position of a character of <see cref="Template"/> in the scheme's file.</summary>
    public abstract SourcePosition PositionAt(int index);

    /// <summary>The first child of that name, or null.</summary>
    public DraftNode? Child(string name) => Children.FirstOrDefault(c => c.Name == name);

    /// <summary>The same object with other nodes below it: children of this draft, or such as <see cref="Parameter"/> makes.</summary>
    public abstract DraftNode With(IEnumerable<DraftNode> children);

    /// <summary>The same node without the children that <see cref="Child"/> finds by these names.</summary>
    public DraftNode Without(params IEnumerable<string> names)
    {
        var taken = names.Select(Child).OfType<DraftNode>().ToHashSet(ReferenceEqualityComparer.Instance);
        return taken.Count == 0 ? this : With(Children.Where(c => !taken.Contains(c)));
    }

    /// <summary>The same object, rendered as a list: see <see cref="IsRepeated"/>.</summary>
    public abstract DraftNode Repeated();

    /// <summary>A new parameter, to be put below a node with <see cref="With"/>.</summary>
    /// <param name="name">Its name; one that no author can write, such as <c>{{x}}</c>, is possible.</param>
    /// <param name="template">Its value.</param>
    /// <param name="position">Where problems of it are shown.</param>
    public abstract DraftNode Parameter(string name, string template, SourcePosition position);
}
