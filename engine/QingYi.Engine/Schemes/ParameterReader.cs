using QingYi.Engine.Documents;
using QingYi.Engine.Values;

namespace QingYi.Engine.Schemes;

/// <summary>Reads parameter nodes in both forms: a list of nodes with their attributes, or a mapping of fields to values.</summary>
internal sealed class ParameterReader(ProblemList problems)
{
    private static readonly string[] Attributes =
    [
        "field",
        "label",
        "type",
        "value",
        "describe",
        "is_required",
        "required",
        "default",
        "format",
        "parser",
        "children",
        "parent",
        "id",
        "parent_id",
        "cardinality",
    ];

    public static IReadOnlyList<string> Types { get; } =
    ["string", "int", "integer", "float", "double", "decimal", "number", "bool", "boolean", "datetime", "date", "object", "array"];

    public IReadOnlyList<ParameterConfig> Read(SchemeNode? node, string where)
    {
        switch (node?.Kind)
        {
            case null:
                return [];
            case NodeKind.Mapping:
                return [.. node.Members.Where(m => !m.Key.StartsWith("x-", StringComparison.Ordinal)).Select(FromMember)];
            case NodeKind.List:
                return Nest([.. node.Items.Select(i => FromItem(i, where)).OfType<ListedNode>()]);
            default:
                problems.Error("QY1005", node.Position, SchemeTexts.NotNodes(where, node.Described));
                return [];
        }
    }

    public ParameterConfig FromMember(SchemeMember member)
    {
        var value = member.Value;
        if (IsNode(value))
        {
            return FromAttributes(value, member.Key, member.Position);
        }

        var children =
            value.Kind == NodeKind.Mapping || (value.Kind == NodeKind.List && value.Items.Count > 0 && value.Items.All(HasField))
                ? Read(value, member.Key)
                : null;
        return new ParameterConfig
        {
            Field = member.Key,
            Position = member.Position,
            Children = children,
            Value = children is null && value.Kind != NodeKind.Null ? value : null,
        };
    }

    /// <summary>Whether an item of a list is a parameter node.</summary>
    public static bool HasField(SchemeNode node) => node.Kind == NodeKind.Mapping && node.Members.Any(m => m.Key == "field");

    /// <summary>Whether a key can stand in a parameter node. Keys that begin with <c>x-</c> are the author's own notes.</summary>
    public static bool IsAttribute(string key) => Attributes.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Whether the value of a field is a parameter node with attributes, and not a mapping of fields.</summary>
    public static bool IsNode(SchemeNode value) =>
        value.Kind == NodeKind.Mapping
        && value.Members.All(m => IsAttribute(m.Key))
        && value.Members.Any(m => m.Key is "value" or "children" || (m.Key == "type" && Types.Contains(m.Value.Text)));

    private static IReadOnlyList<ParameterConfig> Nest(IReadOnlyList<ListedNode> flat)
    {
        var parents = flat.ToDictionary(
            n => n,
            n => flat.FirstOrDefault(p => p != n && n.IsBelow(p)),
            ReferenceEqualityComparer.Instance as IEqualityComparer<ListedNode>
        );

        ParameterConfig WithChildren(ListedNode node)
        {
            var below = flat.Where(n => parents[n] == node).Select(WithChildren).ToList();
            return below.Count == 0 ? node.Node : node.Node with { Children = [.. node.Node.Children ?? [], .. below] };
        }

        return [.. flat.Where(n => parents[n] is null).Select(WithChildren)];
    }

    private ListedNode? FromItem(SchemeNode item, string where)
    {
        if (!HasField(item))
        {
            problems.Error("QY1005", item.Position, SchemeTexts.NotANode(where, item.Described));
            return null;
        }

        return new ListedNode(item, FromAttributes(item, ListedNode.Attribute(item, "field"), item.Position));
    }

    private ParameterConfig FromAttributes(SchemeNode node, string field, SourcePosition position)
    {
        var reader = new MappingReader(node, SchemeTexts.TheNode(field), problems);
        foreach (var name in new[] { "field", "describe", "parent", "id", "parent_id" })
        {
            reader.Node(name);
        }

        var type = reader.Text("type");
        if (type is not null && !Types.Contains(type))
        {
            problems.Error("QY1012", position, SchemeTexts.UnknownType(type, Types));
            type = null;
        }

        var cardinality = reader.Text("cardinality");
        if (cardinality is not null and not "one")
        {
            problems.Error("QY1012", position, SchemeTexts.UnknownCardinality(field, cardinality));
        }

        var children = reader.Node("children") is { } below ? Read(below, field) : null;
        var value = reader.Node("value");
        var result = new ParameterConfig
        {
            Field = field,
            Position = position,
            Label = reader.Text("label") ?? "",
            Type = type,
            Value = value,
            IsRequired = reader.Flag("is_required") ?? false,
            Awaits = reader.Flag("required") ?? false,
            Default = Default(reader.Node("default")),
            Format = reader.Node("format"),
            Parser = reader.Node("parser"),
            Cardinality = cardinality,
            Children = children is null or { Count: 0 } && type is not "object" ? null : children ?? (value is null ? [] : null),
        };
        reader.Done();
        return result;
    }

    private static Value? Default(SchemeNode? node) =>
        node switch
        {
            null or { IsScalar: false } or { Text: "" } => null,
            { Kind: NodeKind.Number } => Value.FromNumber(node.Text.TrimStart('+')),
            { Kind: NodeKind.Boolean } => Value.FromBoolean(node.Text == "true"),
            _ => Value.FromText(node.Text),
        };
}
