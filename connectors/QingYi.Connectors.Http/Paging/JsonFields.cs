using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QingYi.Connectors.Http.Paging;

/// <summary>Values in JSON by dotted paths.</summary>
internal static class JsonFields
{
    /// <summary>Sets a value; the objects on the way are made.</summary>
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

    /// <summary>The value, or null; a number is the name of a list's element.</summary>
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

    // Half of a surrogate pair is no character; what else stands there still tells.
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
