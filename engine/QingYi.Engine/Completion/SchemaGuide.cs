using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Metadata;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Completion;

/// <summary>Finds what the language expects at a cursor, by the JSON Schema of scheme files.</summary>
/// <param name="catalog">The connectors.</param>
internal sealed class SchemaGuide(ConnectorCatalog catalog)
{
    private const string Reference = "$ref";
    private readonly JsonObject root = SchemeSchema.Create(catalog);

    /// <summary>Returns what is expected at the cursor: of a key the mapping in which it stands.</summary>
    public Place Find(Cursor cursor)
    {
        var place = new Place(PlaceKind.Setting) { Schema = root };
        foreach (var step in cursor.Steps.Skip(1))
        {
            place = Next(place, step);
        }

        return place;
    }

    /// <summary>The keys of a mapping, with their schemas.</summary>
    public static IEnumerable<KeyValuePair<string, JsonObject>> Keys(JsonObject schema) =>
        (schema["properties"] as JsonObject ?? [])
            .Select(p => KeyValuePair.Create(p.Key, p.Value!.AsObject()))
            .Where(p => p.Value["doNotSuggest"] is null);

    /// <summary>The values that a schema lists.</summary>
    public static IEnumerable<string> Values(JsonObject schema) =>
        (schema["enum"] as JsonArray ?? [])
            .Select(v => $"{v}")
            .Concat(schema["const"] is { } only ? [$"{only}"] : [])
            .Concat((schema["anyOf"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(Values))
            .Concat(IsFlag(schema) ? ["true", "false"] : [])
            .Distinct();

    /// <summary>Whether a schema expects a mapping.</summary>
    public bool IsMapping(JsonObject schema) => Resolved(schema, NodeKind.Mapping)["properties"] is not null;

    /// <summary>Whether a value of a schema stands in the lines below its key.</summary>
    public bool IsBelow(JsonObject schema) => IsNodes(schema) || IsMapping(schema) || Resolved(schema, NodeKind.List)["items"] is not null;

    /// <summary>The attributes of a node.</summary>
    public JsonObject Node => root["definitions"]!["node"]!.AsObject();

    private static bool IsFlag(JsonObject schema) =>
        (schema["type"] as JsonArray)?.Any(t => $"{t}" == "boolean") == true && schema["anyOf"] is not null;

    private static bool IsNodes(JsonObject schema) => (string?)schema[Reference] == "#/definitions/nodes";

    private JsonObject Resolved(JsonObject schema, NodeKind kind)
    {
        var wanted = kind == NodeKind.List ? "array" : "object";
        return (string?)schema[Reference] is { } name
                ? Resolved(root["definitions"]![name[(name.LastIndexOf('/') + 1)..]]!.AsObject(), kind)
            : schema["anyOf"] is JsonArray either
            && either.OfType<JsonObject>().FirstOrDefault(e => (string?)Type(e) == wanted) is { } branch
                ? Resolved(branch, kind)
            : schema;
    }

    private static JsonNode? Type(JsonObject schema) => schema["type"] is JsonValue ? schema["type"] : null;

    private Place Next(Place place, CursorStep step) =>
        place.Kind switch
        {
            PlaceKind.Setting => Setting(place, step),
            PlaceKind.Parameters when step.Key is { } key => Parameter(place with { Names = [.. place.Names, key] }, step.Node),
            PlaceKind.NodeList => place with { Kind = PlaceKind.Node, Schema = Node, Names = [.. place.Names, FieldOf(step.Node)] },
            PlaceKind.Node when step.Key is "value" or "default" => place with { Kind = PlaceKind.Template },
            PlaceKind.Node when step.Key is "children" => Nodes(place, step.Node),
            PlaceKind.Node when step.Key is { } key && Node["properties"]![key] is JsonObject schema => place with
            {
                Kind = PlaceKind.Setting,
                Schema = schema,
                Path = $"{place.Path}.{key}",
            },
            PlaceKind.Template => Parameter(place, step.Node),
            PlaceKind.Record => step.Key is { } key ? place with { Names = [.. place.Names, key] } : place,
            _ => place with { Kind = PlaceKind.Nothing },
        };

    private Place Setting(Place place, CursorStep step)
    {
        if (step.Key is not { } key)
        {
            return Resolved(place.Schema, NodeKind.List)["items"] is JsonObject item
                ? place with
                {
                    Schema = item,
                }
                : place with
                {
                    Kind = PlaceKind.Nothing,
                };
        }

        var path = place.Path.Length == 0 ? key : $"{place.Path}.{key}";
        if (Resolved(place.Schema, NodeKind.Mapping)["properties"]?[key] is not JsonObject schema)
        {
            // Parameters may stand in the side itself.
            return place.OfSide is "source" or "target"
                ? Parameter(place with { Names = [key], Path = path }, step.Node)
                : place with
                {
                    Kind = PlaceKind.Nothing,
                };
        }

        return IsNodes(schema) ? Nodes(place with { Path = path }, step.Node)
            : path is "tests.record" or "tests.records" or "tests.lookups" ? new Place(PlaceKind.Record) { Path = path }
            : place with { Schema = schema, Path = path };
    }

    private Place Nodes(Place place, SchemeNode node) =>
        place with
        {
            Kind = node.Kind == NodeKind.List ? PlaceKind.NodeList : PlaceKind.Parameters,
            Schema = Node,
        };

    private Place Parameter(Place place, SchemeNode node) =>
        place with
        {
            Schema = Node,
            Kind =
                node.Kind == NodeKind.Mapping
                    ? ParameterReader.IsNode(node)
                        ? PlaceKind.Node
                        : PlaceKind.Parameters
                    : node.Kind == NodeKind.List && node.Items.Any(ParameterReader.HasField)
                        ? PlaceKind.NodeList
                        : PlaceKind.Template,
        };

    private static string FieldOf(SchemeNode node) => ListedNode.Attribute(node, "field");
}
