namespace QingYi.Engine.Schemes;

/// <summary>A node of a flat list, which can name its parent: by its field or, as 轻易云 exports it, by its id.</summary>
/// <param name="Node">The node.</param>
/// <param name="Id">Its id; empty: none.</param>
/// <param name="Parent">The field of the parent node; empty: none.</param>
/// <param name="ParentId">The id of the parent node; empty: none.</param>
internal sealed record ListedNode(ParameterConfig Node, string Id, string Parent, string ParentId)
{
    /// <summary>Whether this node is a child of another.</summary>
    public bool IsBelow(ListedNode other) =>
        (Parent.Length > 0 && Parent == other.Node.Field) || (ParentId.Length > 0 && ParentId == other.Id);
}
