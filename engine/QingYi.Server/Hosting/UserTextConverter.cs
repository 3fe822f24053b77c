using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace QingYi.Server.Hosting;

/// <summary>Writes a text for people as a string in the language of the current user.</summary>
internal sealed class UserTextConverter : JsonConverter<LocalizedText>
{
    /// <summary>The format of the JSON that commands and the API show.</summary>
    public static JsonSerializerOptions Format { get; } =
        Set(new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });

    /// <summary>Gives options the format of the JSON that commands and the API show.</summary>
    public static JsonSerializerOptions Set(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new UserTextConverter());
        options.Converters.Add(new RejectionConverter());
        return options;
    }

    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalizedText.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
