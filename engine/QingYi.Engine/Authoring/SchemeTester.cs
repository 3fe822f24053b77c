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
    public string? Run(TestConfig test)
    {
        var now = Time(test.Now) ?? clock.GetUtcNow();
        var constants = scheme.Constants(Time(test.LastSyncTime) ?? now.AddHours(-24), now, "test") with { Now = now };
        var preview = new DocumentPreview(scheme, constants, new MemoryLookups(test.Lookups));
        var shown = preview.Of(test.Records.Select(r => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(r?.ToJsonString() ?? "null")));
        var rejected = (shown["rejected"] ?? shown["parked"])?.ToString();
        var documents = shown[scheme.Target.Plan.PreviewName]?.AsArray() ?? [];
        if (rejected is not null || test.Rejected is not null)
        {
            return rejected is not null && test.Rejected is not null && rejected.Contains(test.Rejected, StringComparison.Ordinal)
                ? null
                : $"rejected: expected {(test.Rejected is null ? "nothing" : $"'{test.Rejected}'")}, got "
                    + $"{(rejected is null ? "nothing" : $"'{rejected}'")}";
        }

        return test.Expected is { } expected ? Difference(expected, documents) : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private static string? Difference(JsonArray expected, JsonArray actual)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var (wanted, got) = (i < expected.Count ? expected[i] : null, i < actual.Count ? actual[i] : null);
            if (!Same(wanted, got))
            {
                return $"{i + 1}: expected {Shown(wanted)}\n     got      {Shown(got)}";
            }
        }

        return null;
    }

    private static string Shown(JsonNode? node) => node?.ToJsonString(JsonText.OneLine) ?? "nothing";

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
