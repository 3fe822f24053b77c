using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QingYi.Storage;

/// <summary>Texts for people in a column: as they are where both languages have the same, otherwise as JSON.</summary>
internal static class StoredText
{
    private const string Both = "{\"en\":";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A text of another system that looks like this JSON is wrapped too, so that it comes back as it is.
    public static string Of(LocalizedText text) =>
        text.English == text.Chinese && !text.English.StartsWith(Both, StringComparison.Ordinal)
            ? text.English
            : new JsonObject { ["en"] = text.English, ["zh"] = text.Chinese }.ToJsonString(Readable);

    /// <summary>Returns the text of a column. A text that only looks like JSON stays as it is.</summary>
    public static LocalizedText Read(string column) =>
        column.StartsWith(Both, StringComparison.Ordinal) && Parsed(column) is { } text ? text : LocalizedText.Of(column);

    private static LocalizedText? Parsed(string column)
    {
        try
        {
            using var both = JsonDocument.Parse(column);
            return
                both.RootElement.GetProperty("en") is { ValueKind: JsonValueKind.String } english
                && both.RootElement.TryGetProperty("zh", out var chinese)
                && chinese.ValueKind == JsonValueKind.String
                ? new LocalizedText(english.GetString()!, chinese.GetString()!)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
