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
        return new LocalizedText(both.RootElement.GetProperty("en").GetString()!, both.RootElement.GetProperty("zh").GetString()!);
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
}
