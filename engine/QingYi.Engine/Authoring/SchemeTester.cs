using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Authoring;

/// <summary>Runs the tests of a scheme, without network or database.</summary>
internal sealed partial class SchemeTester(CompiledScheme scheme, TimeProvider clock)
{
    /// <summary>Returns the difference between the result and the test's expectation; null: none.</summary>
    public LocalizedText? Run(TestConfig test)
    {
        var now = Time(test.Now) ?? clock.GetUtcNow();
        var constants = scheme.Constants(Time(test.LastSyncTime) ?? now.AddHours(-24), now, "test") with { Now = now };
        var preview = new DocumentPreview(scheme, constants, new MemoryLookups(test.Lookups));
        var shown = preview.Of(
            test.Records.Select(r => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(r?.ToJsonString() ?? "null")),
            out var refusal
        );
        var documents = shown[scheme.Target.Plan.PreviewName]?.AsArray() ?? [];
        if (refusal is not null || test.Rejected is not null)
        {
            return refusal is not null && test.Rejected is not null && Says(refusal, test.Rejected)
                ? null
                : AuthoringTexts.OtherRejection(test.Rejected, refusal);
        }

        return test.Expected is { } expected ? Difference(expected, documents) : null;
    }

    // A test passes in whichever language its author and its reader see texts.
    private static bool Says(LocalizedText refusal, string part) =>
        refusal.English.Contains(part, StringComparison.Ordinal) || refusal.Chinese.Contains(part, StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private static LocalizedText? Difference(JsonArray expected, JsonArray actual)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var (wanted, got) = (i < expected.Count ? expected[i] : null, i < actual.Count ? actual[i] : null);
            if (!Same(wanted, got))
            {
                return AuthoringTexts.OtherDocument(i + 1, Shown(wanted), Shown(got));
            }
        }

        return null;
    }

    private static LocalizedText Shown(JsonNode? node) =>
        node is null ? AuthoringTexts.Nothing : LocalizedText.Of(node.ToJsonString(JsonText.OneLine));

    // White space in SQL has no meaning, and numbers compare by value.
    private static bool Same(JsonNode? expected, JsonNode? actual) =>
        (expected, actual) switch
        {
            (null, null) => true,
            (JsonObject a, JsonObject b) => a.Count == b.Count
                && a.All(m =>
                    b.ContainsKey(m.Key)
                    && (
                        m.Key == "sql"
                            ? Space().Replace($"{m.Value}".Trim(), " ") == Space().Replace($"{b[m.Key]}".Trim(), " ")
                            : Same(m.Value, b[m.Key])
                    )
                ),
            (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second)),
            (JsonValue a, JsonValue b) => JsonElement.DeepEquals(
                JsonSerializer.SerializeToElement(a),
                JsonSerializer.SerializeToElement(b)
            ),
            _ => false,
        };

    private DateTimeOffset? Time(string? text) => text is not null && TimeText.TryParse(text, scheme.TimeZone, out var time) ? time : null;
}
