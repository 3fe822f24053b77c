namespace QingYi.Engine.Schemes;

/// <summary>A node of a flat list, which may name the one that it is below: by its field, or, as 轻易云 prints it, by its id.</summary>
/// <param name="Node">The node.</param>
/// <param name="Id">Its id; empty: none.</param>
/// <param name="Parent">The field of the node above; empty: none.</param>
/// <param name="ParentId">The id of the node above; empty: none.</param>
internal sealed record ListedNode(ParameterConfig Node, string Id, string Parent, string ParentId)
{
    /// <summary>Whether it is below another.</summary>
    public bool IsBelow(ListedNode other) =>
        (Parent.Length > 0 && Parent == other.Node.Field) || (ParentId.Length > 0 && ParentId == other.Id);
}
