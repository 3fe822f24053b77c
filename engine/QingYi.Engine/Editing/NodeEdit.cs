using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>An edit whose place has been found: it concerns one entry of a mapping or a list.</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Container">The mapping or list.</param>
/// <param name="Index">The entry; of an added entry, the place that it gets.</param>
internal sealed record NodeEdit(EditOperation Operation, NodeTrail Container, int Index)
{
    public string Key { get; init; } = "";

    public JsonNode? Value { get; init; }

    /// <summary>The place that a moved entry gets.</summary>
    public int To { get; init; }

    /// <summary>True when an added entry belongs to the one behind it: blank lines before that stay before both.</summary>
    public bool IsBefore { get; init; }

    /// <summary>The root of the tree after the edit: what the edited text must read as.</summary>
    public SchemeNode Expected()
    {
        List<SchemeMember> entries = [.. Container.Node.Entries];
        switch (Operation)
        {
            case EditOperation.Set:
                entries[Index] = entries[Index] with { Value = NodeOf(Value) };
                break;
            case EditOperation.Add:
                entries.Insert(Index, new SchemeMember(Key, default, NodeOf(Value)));
                break;
            case EditOperation.Remove:
                entries.RemoveAt(Index);
                break;
            case EditOperation.Rename:
                entries[Index] = entries[Index] with { Key = Key };
                break;
            default:
                var moved = entries[Index];
                entries.RemoveAt(Index);
                entries.Insert(To, moved);
                break;
        }

        return Container.Replace(NodeTrail.With(Container.Node, entries));
    }

    /// <summary>Whether two trees have the same values.</summary>
    public static bool AreSame(SchemeNode one, SchemeNode other)
    {
        if (one.Kind != other.Kind || (one.IsScalar && one.Kind != NodeKind.Null && one.Text != other.Text))
        {
            return false;
        }

        var (left, right) = (one.Entries, other.Entries);
        return left.Count == right.Count && left.Zip(right).All(p => p.First.Key == p.Second.Key && AreSame(p.First.Value, p.Second.Value));
    }

    private static SchemeNode NodeOf(JsonNode? value) =>
        value switch
        {
            null => Scalar(NodeKind.Null, ""),
            JsonObject members => Scalar(NodeKind.Mapping, "") with
            {
                Members = [.. members.Select(m => new SchemeMember(m.Key, default, NodeOf(m.Value)))],
            },
            JsonArray items => Scalar(NodeKind.List, "") with { Items = [.. items.Select(NodeOf)] },
            _ => value.GetValueKind() switch
            {
                JsonValueKind.String => Scalar(NodeKind.Text, value.GetValue<string>()),
                JsonValueKind.Number => Scalar(NodeKind.Number, value.ToJsonString()),
                _ => Scalar(NodeKind.Boolean, value.ToJsonString()),
            },
        };

    private static SchemeNode Scalar(NodeKind kind, string text) =>
        new()
        {
            Kind = kind,
            Position = default,
            Text = text,
        };
}
