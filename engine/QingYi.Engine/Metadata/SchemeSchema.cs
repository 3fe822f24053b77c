using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Metadata;

/// <summary>The JSON Schema (draft 7) of scheme files: what editors complete and mark. <c>check</c> knows more.</summary>
internal static class SchemeSchema
{
    private const string Separator = " · ";

    public static JsonObject Create(ConnectorCatalog catalog) =>
        new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = Both(SchemaTexts.Title),
            ["definitions"] = new JsonObject
            {
                ["duration"] = new JsonObject
                {
                    ["type"] = "string",
                    ["pattern"] = "^[0-9]+(\\.[0-9]+)?(ms|s|m|h|d)$",
                    ["description"] = Both(SchemaTexts.Duration),
                },
                ["nodes"] = Typed(
                    Either(
                        new JsonObject { ["type"] = "array", ["items"] = Ref("node") },
                        new JsonObject { ["type"] = "object" },
                        SchemaTexts.Nodes
                    )
                ),
                ["node"] = Required(Node(), "field"),
            },
            ["type"] = "object",
            ["required"] = new JsonArray("scheme", "source", "target"),
            ["additionalProperties"] = false,
            ["patternProperties"] = new JsonObject { ["^x-"] = new JsonObject() },
            ["properties"] = new JsonObject
            {
                ["scheme"] = Text(SchemaTexts.Scheme),
                ["name"] = Text(SchemaTexts.Name),
                ["description"] = Text(SchemaTexts.Description),
                ["group"] = Text(SchemaTexts.Group),
                ["tags"] = TextList(SchemaTexts.Tags),
                ["version"] = new JsonObject { ["const"] = 1, ["description"] = Both(SchemaTexts.Version) },
                ["timezone"] = Text(SchemaTexts.TimeZone),
                ["timestampUnit"] = Choice(SchemaTexts.TimestampUnit, "s", "ms"),
                ["functionErrors"] = Choice(SchemaTexts.FunctionErrors, "record", "text"),
                ["schedule"] = Text(SchemaTexts.Schedule),
                ["missed"] = Choice(SchemaTexts.Missed, "last", "all", "none"),
                ["startFrom"] = Text(SchemaTexts.StartFrom),
                ["drift"] = Choice(SchemaTexts.Drift, "ignore", "report", "park", "fail"),
                ["source"] = Required(Source(catalog), "connector", "api"),
                ["target"] = Required(Target(catalog), "connector", "api"),
                ["delivery"] = Object(
                    SchemaTexts.Delivery,
                    ("batch", Whole(SchemaTexts.Batch)),
                    ("parallelism", Whole(SchemaTexts.Parallelism)),
                    ("retries", Whole(SchemaTexts.Retries)),
                    ("onError", Choice(SchemaTexts.OnError, "reject", "stop"))
                ),
                ["omissionRemedy"] = Remedy(),
                ["reconcile"] = Object(
                    SchemaTexts.Reconcile,
                    ("schedule", Text(SchemaTexts.Schedule)),
                    ("action", Choice(SchemaTexts.ReconcileAction, "report", "mark", "delete")),
                    (
                        "limit",
                        new JsonObject
                        {
                            ["type"] = "string",
                            ["pattern"] = "^[0-9]+(\\.[0-9]+)?%$",
                            ["description"] = Both(SchemaTexts.ReconcileLimit),
                        }
                    ),
                    ("source", Source(catalog))
                ),
                ["tests"] = new JsonObject
                {
                    ["type"] = "array",
                    ["description"] = Both(SchemaTexts.Tests),
                    ["items"] = Object(
                        LocalizedText.Empty,
                        ("name", Text(SchemaTexts.TestName)),
                        ("now", Text(LocalizedText.Of("CURRENT_TIME"))),
                        ("lastSyncTime", Text(LocalizedText.Of("LAST_SYNC_TIME"))),
                        ("record", Anything(SchemaTexts.Record)),
                        ("records", new JsonObject { ["type"] = "array" }),
                        ("lookups", Anything(SchemaTexts.Lookups)),
                        (
                            "expect",
                            Object(
                                SchemaTexts.Expect,
                                ("requests", new JsonObject { ["type"] = "array" }),
                                ("statements", new JsonObject { ["type"] = "array" }),
                                ("rejected", Text(SchemaTexts.ExpectRejected))
                            )
                        )
                    ),
                },
            },
        };

    private static IEnumerable<(string, JsonObject)> Side(ConnectorCatalog catalog, ApiEffect effect) =>
        [
            ("connector", Names(SchemaTexts.Connector, catalog.Connectors.Select(c => c.Description.Name))),
            ("connection", Text(SchemaTexts.Connection)),
            (
                "api",
                Names(
                    SchemaTexts.Api,
                    catalog
                        .Connectors.SelectMany(c => c.Description.Apis)
                        .Where(a => a.Effect == effect || a.Effect == ApiEffect.Any)
                        .Select(a => a.Name)
                )
            ),
            ("name", Text(SchemaTexts.ApiName)),
            ("method", Text(SchemaTexts.Method)),
            ("effect", Choice(SchemaTexts.Effect, "QUERY", "EXECUTE", "WRITE")),
            ("type", Choice(SchemaTexts.Type, "QUERY", "EXECUTE", "WRITE")),
            ("request", Ref("nodes")),
            ("otherRequest", Ref("nodes")),
            ("response", Ref("nodes")),
            ("otherResponse", Unused()),
            ("autoFillResponse", Unused()),
            ("buildModel", Unused()),
            ("condition_bk", Unused()),
        ];

    private static JsonObject Conditions(LocalizedText description) =>
        new()
        {
            ["type"] = "array",
            ["description"] = Both(description),
            ["items"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = Object(
                    LocalizedText.Empty,
                    ("field", Text(SchemaTexts.Field)),
                    ("logic", Logic()),
                    ("value", Anything(SchemaTexts.ComparedWith)),
                    ("strictMode", Flag(SchemaTexts.StrictMode))
                ),
            },
        };

    private static JsonObject Source(ConnectorCatalog catalog) =>
        Object(
            SchemaTexts.Source,
            [
                .. Side(catalog, ApiEffect.Query),
                ("id", Text(SchemaTexts.Id)),
                ("number", Text(SchemaTexts.Number)),
                ("idCheck", Flag(SchemaTexts.IdCheck)),
                ("redeliver", Choice(SchemaTexts.Redeliver, "changed", "always")),
                (
                    "pagination",
                    Object(SchemaTexts.Pagination, ("pageSize", Whole(SchemaTexts.PageSize)), ("startPage", Whole(SchemaTexts.StartPage)))
                ),
                ("condition", Conditions(SchemaTexts.Condition)),
                ("deleted", Conditions(SchemaTexts.Deleted)),
                ("beatFlat", Either(Text(LocalizedText.Empty), TextList(LocalizedText.Empty), SchemaTexts.BeatFlat)),
                ("beatFlatSuffix", Choice(SchemaTexts.BeatFlatSuffix, "-1", "-0")),
                (
                    "operation",
                    Object(SchemaTexts.Split, ("method", Choice(LocalizedText.Empty, "splitArray")), ("arrayKey", Text(SchemaTexts.Array)))
                ),
                (
                    "formatResponse",
                    new JsonObject
                    {
                        ["type"] = "array",
                        ["description"] = Both(SchemaTexts.FormatResponse),
                        ["items"] = Object(
                            LocalizedText.Empty,
                            ("old", Text(SchemaTexts.Field)),
                            ("new", Text(SchemaTexts.NewField)),
                            ("format", Names(SchemaTexts.Form, NodeFormat.Names))
                        ),
                    }
                ),
                ("lookback", Ref("duration")),
                ("lag", Ref("duration")),
                ("maxWindow", Ref("duration")),
                ("omissionRemedy", Remedy()),
            ]
        );

    private static JsonObject Target(ConnectorCatalog catalog)
    {
        var target = Object(
            SchemaTexts.Target,
            [
                .. Side(catalog, ApiEffect.Execute),
                (
                    "operation",
                    Object(
                        SchemaTexts.Operation,
                        ("method", Choice(LocalizedText.Empty, "batchArraySave", "merge")),
                        ("rowsKey", Text(SchemaTexts.RowsKey)),
                        ("rows", Whole(SchemaTexts.Rows)),
                        ("field", Text(SchemaTexts.MergeField)),
                        ("header", TextList(SchemaTexts.MergeHeader)),
                        ("body", TextList(SchemaTexts.MergeBody)),
                        ("bodyName", Text(SchemaTexts.MergeBodyName)),
                        ("bodySum", TextList(SchemaTexts.MergeBodySum))
                    )
                ),
                (
                    "groupCalculate",
                    Object(
                        SchemaTexts.GroupCalculate,
                        ("headerGroup", Either(Text(LocalizedText.Empty), TextList(LocalizedText.Empty), SchemaTexts.HeaderGroup)),
                        ("bodyGroup", Either(Text(LocalizedText.Empty), TextList(LocalizedText.Empty), SchemaTexts.BodyGroup)),
                        ("bodyName", Text(SchemaTexts.BodyName)),
                        ("targetBodyName", Text(SchemaTexts.TargetBodyName)),
                        ("bodyMaxLine", Whole(SchemaTexts.BodyMaxLine)),
                        ("calculate", Anything(SchemaTexts.Calculate))
                    )
                ),
                (
                    "callBackStrategy",
                    Object(
                        SchemaTexts.CallBackStrategy,
                        ("strategyId", Text(SchemaTexts.CallBackScheme)),
                        ("id", Text(SchemaTexts.CallBackId)),
                        ("request", Ref("nodes"))
                    )
                ),
            ]
        );

        // Parameters of an api may stand directly in the target.
        target["patternProperties"] = new JsonObject
        {
            ["^x-"] = new JsonObject(),
            ["^(main_params|main_sql|extend_params_[0-9]+|extend_sql_[0-9]+)$"] = new JsonObject(),
        };
        return target;
    }

    private static JsonObject Node() =>
        Object(
            SchemaTexts.Node,
            [
                ("field", Text(SchemaTexts.NodeField)),
                ("label", Text(SchemaTexts.NodeLabel)),
                ("type", Choice(SchemaTexts.NodeType, [.. ParameterReader.Types])),
                ("value", Anything(SchemaTexts.NodeValue)),
                ("describe", Text(SchemaTexts.Describe)),
                ("is_required", Flag(SchemaTexts.IsRequired)),
                ("required", Flag(SchemaTexts.Required)),
                ("default", Anything(SchemaTexts.Default)),
                ("format", Anything(SchemaTexts.Format)),
                ("parser", Anything(SchemaTexts.Parser)),
                ("cardinality", Choice(SchemaTexts.Cardinality, "one")),
                ("children", Ref("nodes")),
                ("parent", Text(SchemaTexts.Parent)),
                ("id", Anything(LocalizedText.Empty)),
                ("parent_id", Anything(SchemaTexts.ParentId)),
            ]
        );

    // Case does not matter there, and newer exports add v2.
    private static JsonObject Logic() =>
        Either(
            new JsonObject { ["enum"] = new JsonArray([.. Comparison.Names.Select(n => JsonValue.Create(n))]) },
            new JsonObject { ["type"] = "string", ["pattern"] = $"^({string.Join('|', Comparison.Names.Select(InAnyCase))})([vV]2)?$" },
            SchemaTexts.Logic
        );

    private static string InAnyCase(string word) =>
        string.Concat(word.Select(c => $"[{char.ToLowerInvariant(c)}{char.ToUpperInvariant(c)}]"));

    private static JsonObject Remedy() =>
        Object(SchemaTexts.Remedy, ("crontab", Text(SchemaTexts.Crontab)), ("takeOverRequest", Ref("nodes")));

    private static JsonObject Object(LocalizedText description, params (string Name, JsonObject Value)[] properties) =>
        new()
        {
            ["type"] = "object",
            ["description"] = Both(description),
            ["additionalProperties"] = false,
            ["patternProperties"] = new JsonObject { ["^x-"] = new JsonObject() },
            ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value))),
        };

    private static JsonObject Typed(JsonObject schema)
    {
        schema["type"] = new JsonArray("object", "array");
        return schema;
    }

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private static JsonObject Text(LocalizedText description) =>
        new() { ["type"] = new JsonArray("string", "number"), ["description"] = Both(description) };

    private static JsonObject Whole(LocalizedText description) =>
        new() { ["type"] = new JsonArray("integer", "string"), ["description"] = Both(description) };

    private static JsonObject Flag(LocalizedText description) =>
        new()
        {
            ["type"] = new JsonArray("boolean", "string", "integer"),
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "boolean" },
                new JsonObject
                {
                    ["type"] = new JsonArray("string", "integer"),
                    ["pattern"] = "^(true|false|0|1)$",
                    ["minimum"] = 0,
                    ["maximum"] = 1,
                }
            ),
            ["description"] = Both(description),
        };

    private static JsonObject TextList(LocalizedText description) =>
        new()
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string" },
            ["description"] = Both(description),
        };

    // With a type an editor writes the colon behind the key.
    private static JsonObject Anything(LocalizedText description) =>
        new() { ["type"] = new JsonArray("string", "number", "boolean", "object", "array", "null"), ["description"] = Both(description) };

    private static JsonObject Unused() => new() { ["description"] = Both(SchemaTexts.NotUsed), ["doNotSuggest"] = true };

    private static JsonObject Required(JsonObject schema, params string[] keys)
    {
        schema["required"] = new JsonArray([.. keys.Select(k => JsonValue.Create(k))]);
        return schema;
    }

    private static JsonObject Choice(LocalizedText description, params string[] values) =>
        new() { ["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]), ["description"] = Both(description) };

    // Known names are offered, others are left to check, which says what is installed.
    private static JsonObject Names(LocalizedText description, IEnumerable<string> names) =>
        Either(
            new JsonObject { ["enum"] = new JsonArray([.. names.Distinct().Select(n => JsonValue.Create(n))]) },
            new JsonObject { ["type"] = "string" },
            description
        );

    /// <summary>Returns the description of a part of the schema.</summary>
    public static LocalizedText TextOf(JsonObject schema) =>
        ((string?)schema["description"] ?? "").Split(Separator, 2) is [var chinese, var english]
            ? new LocalizedText(english, chinese)
            : LocalizedText.Of((string?)schema["description"] ?? "");

    // One file serves everybody, whatever language their editor has.
    private static string Both(LocalizedText text) => text.English == text.Chinese ? text.English : text.Chinese + Separator + text.English;

    private static JsonObject Either(JsonObject one, JsonObject other, LocalizedText description) =>
        new() { ["anyOf"] = new JsonArray(one, other), ["description"] = Both(description) };
}
