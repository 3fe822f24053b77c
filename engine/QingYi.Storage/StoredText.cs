using System.Text.Encodings.Web;
using System.Text.Json;

namespace QingYi.Storage;

/// <summary>Texts for people in a column: as they are where both languages have the same, otherwise as JSON.</summary>
internal static class StoredText
{
    private const string Both = "{\"en\":";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(LocalizedText text) => text.English == text.Chinese ? text.English : JsonSerializer.Serialize(text, Readable);

    /// <summary>Returns the text of a column. A text that only looks like JSON stays as it is.</summary>
    public static LocalizedText Read(string column)
    {
        try
        {
            return column.StartsWith(Both, StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<LocalizedText>(column)!
                : LocalizedText.Of(column);
        }
        catch (JsonException)
        {
            return LocalizedText.Of(column);
        }
    }
}
