using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>A node of a flat list, which can name its parent: by its field or, as 轻易云 exports it, by its id.</summary>
/// <param name="Item">The node as it is written.</param>
/// <param name="Node">The node.</param>
internal sealed record ListedNode(SchemeNode Item, ParameterConfig Node)
{
    /// <summary>Whether this node is a child of another.</summary>
    public bool IsBelow(ListedNode other) => IsBelow(Item, other.Item);

    /// <summary>Whether an item of a list is a child of another.</summary>
    public static bool IsBelow(SchemeNode item, SchemeNode other) =>
        IsNamed(Attribute(item, "parent"), Attribute(other, "field")) || IsNamed(Attribute(item, "parent_id"), Attribute(other, "id"));

    /// <summary>Returns the text of an attribute; empty: it has none.</summary>
    public static string Attribute(SchemeNode item, string name) =>
        item.Members.FirstOrDefault(m => m.Key == name)?.Value is { Kind: not NodeKind.Null } value ? value.Text : "";

    private static bool IsNamed(string reference, string name) => reference.Length > 0 && reference == name;
}
