using System.Text.Json;
using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>Writes a text that is the same in both languages as a string, and any other as <c>{"en": …, "zh": …}</c>.</summary>
internal sealed class LocalizedTextConverter : JsonConverter<LocalizedText>
{
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return LocalizedText.Of(reader.GetString()!);
        }

        using var both = JsonDocument.ParseValue(ref reader);
        return
            both.RootElement is { ValueKind: JsonValueKind.Object } text
            && Text(text, "en") is { } english
            && Text(text, "zh") is { } chinese
            ? new LocalizedText(english, chinese)
            : throw new JsonException("neither a string nor an object with the strings 'en' and 'zh'");
    }

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        if (value.English == value.Chinese)
        {
            writer.WriteStringValue(value.English);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("en", value.English);
        writer.WriteString("zh", value.Chinese);
        writer.WriteEndObject();
    }

    private static string? Text(JsonElement both, string language) =>
        both.TryGetProperty(language, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
