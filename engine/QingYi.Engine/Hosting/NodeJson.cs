using System.Text.Json.Nodes;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>The JSON of nodes, where a number and a text with the same digits are the same.</summary>
internal static class NodeJson
{
    public static JsonNode? Of(SchemeNode node) =>
        node.Kind switch
        {
            // A key that occurs twice is a problem that has been reported.
            NodeKind.Mapping => new JsonObject(node.Members.DistinctBy(m => m.Key).Select(m => KeyValuePair.Create(m.Key, Of(m.Value)))),
            NodeKind.List => new JsonArray([.. node.Items.Select(Of)]),
            NodeKind.Null => null,
            NodeKind.Boolean => JsonValue.Create(node.Text == "true"),
            _ => JsonValue.Create(node.Text),
        };

    public static bool Same(JsonNode? one, JsonNode? other) =>
        JsonNode.DeepEquals(one, other) || (one is JsonValue && other is JsonValue && one.ToString() == other.ToString());
}
