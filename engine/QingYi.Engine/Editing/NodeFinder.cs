using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Editing;

/// <summary>Finds nodes by their paths, in both spellings of parameter nodes.</summary>
internal static class NodeFinder
{
    /// <summary>Finds the node at a path.</summary>
    /// <exception cref="EditException">There is none, or its text is that of an anchor elsewhere.</exception>
    public static NodeTrail Find(SchemeNode root, IReadOnlyList<JsonNode> path)
    {
        var node = new NodeTrail(root);
        foreach (var step in path)
        {
            node = Step(node, step) ?? throw Missing(node.Node, path, step);
        }

        CheckOwn(node.Parent!, path);
        return node.IsMerged ? throw Shared(node, EditTexts.Merged(Shown(path))) : node;
    }

    /// <summary>
    /// Follows a key or an index: a key leads to a member of a mapping, to a child of a parameter node, or to the item of a list with this
    /// field.
    /// </summary>
    public static NodeTrail? Step(NodeTrail from, JsonNode step)
    {
        var node = from.Node;
        if (node.Kind == NodeKind.List)
        {
            var index = IsName(step) ? Field(node, $"{step}", parent: null) : step.GetValue<int>();
            return index >= 0 && index < node.Items.Count ? from.Child(index) : null;
        }

        if (Member(from, $"{step}") is { } member)
        {
            return member;
        }

        if (Member(from, "children") is { } children && Step(children, step) is { } child)
        {
            return child;
        }

        return from.Parent is { Node.Kind: NodeKind.List } list && Field(list.Node, $"{step}", node) is >= 0 and var below
            ? list.Child(below)
            : null;
    }

    public static NodeTrail? Member(NodeTrail mapping, string key)
    {
        for (var i = 0; i < mapping.Node.Members.Count; i++)
        {
            if (mapping.Node.Members[i].Key == key)
            {
                return mapping.Child(i);
            }
        }

        return null;
    }

    /// <summary>Whether a mapping is a parameter node with attributes, and not a mapping of fields.</summary>
    public static bool IsParameter(NodeTrail trail) =>
        ParameterReader.IsNode(trail.Node) || (trail.Parent?.Node.Kind == NodeKind.List && ParameterReader.HasField(trail.Node));

    public static bool IsName(JsonNode step) => step.GetValueKind() == JsonValueKind.String;

    public static bool IsStep(JsonNode? step) =>
        step is JsonValue value && (IsName(step) || (value.TryGetValue<int>(out var index) && index >= 0));

    public static string Shown(IReadOnlyList<JsonNode> path) =>
        string.Concat(path.Select((s, i) => IsName(s) ? (i == 0 ? "" : ".") + s : $"[{s}]"));

    /// <summary>Refuses a node whose text also stands for other places.</summary>
    public static void CheckOwn(NodeTrail node, IReadOnlyList<JsonNode> path)
    {
        foreach (var above in node.Upwards().Where(n => n.Node.IsAlias || n.IsMerged))
        {
            throw Shared(above, above.IsMerged ? EditTexts.Merged(Shown(path)) : EditTexts.InAlias(Shown(path)));
        }
    }

    public static EditException Refused(SchemeNode node, LocalizedText message) => new("QY1024", node.Position, message);

    // A flat list names parents by their field or id.
    private static int Field(SchemeNode list, string field, SchemeNode? parent)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = list.Items[i];
            if (
                ListedNode.Attribute(item, "field") == field
                && ReferenceEquals(list.Items.FirstOrDefault(o => !ReferenceEquals(o, item) && ListedNode.IsBelow(item, o)), parent)
            )
            {
                return i;
            }
        }

        return -1;
    }

    private static EditException Missing(SchemeNode node, IReadOnlyList<JsonNode> path, JsonNode step) =>
        Refused(
            node,
            node.IsScalar ? EditTexts.HoldsNothing(Shown(path), node.Described)
                : node.Kind == NodeKind.List && !IsName(step) ? EditTexts.IndexTooLarge(Shown(path), step.GetValue<int>(), node.Items.Count)
                : EditTexts.NoSuchKey(Shown(path), $"{step}", Names(node))
        );

    private static IReadOnlyList<string> Names(SchemeNode node) =>
        node.Kind == NodeKind.List
            ? [.. node.Items.Where(ParameterReader.HasField).Select(i => ListedNode.Attribute(i, "field"))]
            : [.. node.Members.Select(m => m.Key)];

    private static EditException Shared(NodeTrail node, LocalizedText message) => new("QY1025", node.Node.Position, message);
}
