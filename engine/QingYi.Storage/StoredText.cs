using System.Text.Encodings.Web;
using System.Text.Json;

namespace QingYi.Storage;

/// <summary>Texts for people in a column: as they are where both languages have the same, otherwise as the contract's JSON.</summary>
internal static class StoredText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A text of another system that looks like the JSON is stored as JSON too, so that it comes back as it is.
    public static string Of(LocalizedText text) =>
        text.English == text.Chinese && !IsJson(text.English) ? text.English : JsonSerializer.Serialize(text, Readable);

    /// <summary>Returns the text of a column. A text that only looks like JSON stays as it is.</summary>
    public static LocalizedText Read(string column)
    {
        try
        {
            return IsJson(column) && JsonSerializer.Deserialize<LocalizedText>(column, Readable)! is var text && Of(text) == column
                ? text
                : LocalizedText.Of(column);
        }
        catch (JsonException)
        {
            return LocalizedText.Of(column);
        }
    }

    private static bool IsJson(string text) => text.StartsWith("{\"en\":", StringComparison.Ordinal) || text.StartsWith('"');
}
