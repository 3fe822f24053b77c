using System.Text;
using System.Text.Json.Nodes;
using QingYi.Engine.Authoring;
using QingYi.Engine.Language.Lookups;

namespace QingYi.Tests.Running;

/// <summary>Renders records with a scheme, without network or store.</summary>
internal static class Rendered
{
    private static readonly DateTimeOffset Now = new(2024, 6, 6, 0, 0, 0, TimeSpan.FromHours(8));

    /// <param name="scheme">The scheme's text.</param>
    /// <param name="records">A JSON list of raw records.</param>
    /// <param name="lookups">Records of other schemes: a JSON object of lists.</param>
    /// <returns><c>requests</c> or <c>statements</c>, <c>rejected</c>, <c>parked</c>.</returns>
    public static JsonObject Of(string scheme, string records, string lookups = "{}")
    {
        var compiled = SchemeFile.Compile(SandboxRun.Catalog, scheme);
        var constants = compiled.Constants(Now.AddDays(-1), Now, "test") with { Now = Now };
        var others = JsonNode.Parse(lookups)!.AsObject().ToDictionary(m => m.Key, m => (IReadOnlyList<JsonNode?>)[.. m.Value!.AsArray()]);
        var raw = JsonNode.Parse(records)!.AsArray().Select(r => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(r!.ToJsonString()));
        return new DocumentPreview(compiled, constants, new MemoryLookups(others)).Of(raw);
    }

    /// <summary>One value of a request to the connector <c>noop</c>, for one record.</summary>
    public static JsonNode? Value(string node, string record, string lookups = "{}", string source = "") =>
        Of(
            $$"""
            scheme: t
            source: { connector: noop, api: noop, id: id{{(source.Length == 0 ? "" : ", " + source)}} }
            target: { connector: noop, api: noop, request: { a: {{node}} } }
            """,
            $"[{record}]",
            lookups
        ) switch
        {
            { } shown when shown["requests"] is JsonArray { Count: 1 } requests => requests[0]!["a"],
            { } shown => throw new InvalidOperationException((shown["rejected"] ?? shown["parked"])?.ToString() ?? "nothing was rendered"),
        };
}
