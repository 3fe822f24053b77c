using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QingYi.Connectors.Http.Paging;

/// <summary>Reads and sets values in JSON by dotted paths.</summary>
internal static class JsonFields
{
    /// <summary>Sets a value and creates the objects on its path.</summary>
    public static void Set(this JsonObject body, string path, JsonNode? value)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            body[path] = value;
            return;
        }

        if (body[path[..dot]] is not JsonObject below)
        {
            body[path[..dot]] = below = [];
        }

        below.Set(path[(dot + 1)..], value);
    }

    /// <summary>Returns the value, or null; in a list, a number selects an element.</summary>
    public static JsonElement? At(this JsonElement element, string path)
    {
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                element.ValueKind == JsonValueKind.Array
                && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && at < element.GetArrayLength()
            )
            {
                element = element[at];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>The text of a single value; null when it is missing or null.</summary>
    public static string? TextAt(this JsonElement element, string path) =>
        element.At(path) switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.String } text => Whole(text),
            { ValueKind: JsonValueKind.True } => "true",
            { ValueKind: JsonValueKind.False } => "false",
            var other => other.Value.GetRawText(),
        };

    // Half of a surrogate pair is not a character; the rest of the text is still useful.
    private static string? Whole(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText().Trim('"');
        }
    }
}
