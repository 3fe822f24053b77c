namespace QingYi;

/// <summary>A parameter of a request draft.</summary>
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
    /// Render the object as a list: one element for each element of the one array that its placeholders walk (or of the array an
    /// array node names); a list of one when they walk none.
    /// </summary>
    public abstract bool Repeat { get; set; }

    /// <summary>The position of a character of <see cref="Template"/> in the scheme's file.</summary>
    public abstract SourcePosition PositionAt(int index);

    /// <summary>The child of that name, or null.</summary>
    public DraftNode? Child(string name) => Children.FirstOrDefault(c => c.Name == name);

    /// <summary>Takes the child out of this node and returns it.</summary>
    public abstract DraftNode Remove(DraftNode child);

    /// <summary>Puts a node that was taken out elsewhere below this one.</summary>
    public abstract void Add(DraftNode child);

    /// <summary>Adds a parameter whose value is a template.</summary>
    public abstract DraftNode Add(string name, string template, SourcePosition position);
}
