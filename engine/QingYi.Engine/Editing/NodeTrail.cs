using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>A node with the way to it from the root.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parent">The mapping or list that holds it; null: it is the root.</param>
/// <param name="Index">Its place among the entries of the parent.</param>
internal sealed record NodeTrail(SchemeNode Node, NodeTrail? Parent = null, int Index = 0)
{
    public NodeTrail Child(int index) => new(Node.Entries[index].Value, this, index);

    /// <summary>True when the entry comes by a merge key.</summary>
    public bool IsMerged => Parent is not null && Parent.Node.Entries[Index].IsMerged;

    /// <summary>The nodes from here to the root.</summary>
    public IEnumerable<NodeTrail> Upwards() => Parent is null ? [this] : Parent.Upwards().Prepend(this);

    /// <summary>Returns the root of the tree in which another node takes the place of this one.</summary>
    public SchemeNode Replace(SchemeNode node)
    {
        if (Parent is null)
        {
            return node;
        }

        SchemeMember[] entries = [.. Parent.Node.Entries];
        entries[Index] = entries[Index] with { Value = node };
        return Parent.Replace(With(Parent.Node, entries));
    }

    public static SchemeNode With(SchemeNode container, IReadOnlyList<SchemeMember> entries) =>
        container.Kind == NodeKind.List
            ? container with
            {
                Items = [.. entries.Select(e => e.Value)],
            }
            : container with
            {
                Members = entries,
            };
}
