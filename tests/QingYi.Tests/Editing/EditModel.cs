using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Editing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace QingYi.Tests.Editing;

/// <summary>What a text means, as JSON, and what edits do to that; it reads with other means than the editor.</summary>
internal static class EditModel
{
    public static JsonNode? Read(string file, string text)
    {
        text = text.TrimStart('\uFEFF');
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            return JsonNode.Parse(
                text,
                null,
                new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
        }

        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Of(stream.Documents.Single().RootNode);
    }

    /// <summary>The paths of all values below the root.</summary>
    public static IEnumerable<IReadOnlyList<JsonNode>> Paths(JsonNode? node) =>
        Entries(node).SelectMany(e => Paths(e.Value).Select(p => (IReadOnlyList<JsonNode>)[e.Step, .. p]).Prepend([e.Step]));

    public static JsonNode? At(JsonNode? node, IEnumerable<JsonNode> path) =>
        path.Aggregate(node, (n, s) => n is JsonArray list ? list[(int)s] : n![(string)s!]);

    public static JsonNode Apply(JsonNode root, SchemeEdit edit)
    {
        root = root.DeepClone();
        var parent = At(root, edit.Path.SkipLast(1))!;
        var step = edit.Path[^1];
        var entries = Entries(parent).Select(e => (Key: $"{e.Step}", Value: e.Value?.DeepClone())).ToList();
        var index = entries.FindIndex(e => e.Key == $"{step}");
        int Sibling() =>
            (edit.Before ?? edit.After) is { } name ? entries.FindIndex(e => e.Key == $"{name}") + (edit.Before is null ? 1 : 0)
            : parent is JsonArray ? (int)step
            : entries.Count;
        switch (edit.Operation)
        {
            case EditOperation.Set:
                entries[index] = (entries[index].Key, edit.Value?.DeepClone());
                break;
            case EditOperation.Add:
                entries.Insert(Sibling(), ($"{step}", edit.Value?.DeepClone()));
                break;
            case EditOperation.Remove:
                entries.RemoveAt(index);
                break;
            case EditOperation.Rename:
                entries[index] = (edit.Key!, entries[index].Value);
                break;
            default:
                var (to, moved) = (Sibling(), entries[index]);
                entries.RemoveAt(index);
                entries.Insert(to > index ? to - 1 : to, moved);
                break;
        }

        if (parent is JsonArray list)
        {
            list.Clear();
            entries.ForEach(e => list.Add(e.Value));
        }
        else
        {
            parent.AsObject().Clear();
            entries.ForEach(e => parent[e.Key] = e.Value);
        }

        return root;
    }

    public static IEnumerable<(JsonNode Step, JsonNode? Value)> Entries(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.Select(m => ((JsonNode)m.Key, m.Value)),
            JsonArray items => items.Select((v, i) => ((JsonNode)i, v)),
            _ => [],
        };

    private static JsonNode? Of(YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                return new JsonObject(mapping.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Of(c.Value))));
            case YamlSequenceNode list:
                return new JsonArray([.. list.Children.Select(Of)]);
            default:
                var scalar = (YamlScalarNode)node;
                var isText =
                    scalar.Style != ScalarStyle.Plain
                    || (!scalar.Tag.IsEmpty && scalar.Tag.Value.EndsWith(":str", StringComparison.Ordinal));
                return (isText ? NodeKind.Text : YamlNodeReader.KindOf(scalar.Value)) switch
                {
                    NodeKind.Null => null,
                    NodeKind.Boolean => bool.Parse(scalar.Value!),
                    NodeKind.Number => JsonNode.Parse(scalar.Value!.TrimStart('+')),
                    _ => scalar.Value,
                };
        }
    }
}
