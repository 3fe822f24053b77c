using System.Text.Json;
using System.Text.Json.Serialization;

namespace QingYi.Server.Hosting;

/// <summary>Writes a rejection with the names of the API; the store has names of its own for it.</summary>
internal sealed class RejectionConverter : JsonConverter<Rejection>
{
    public override Rejection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Rejection value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("code", value.Code);
        writer.WriteString("message", value.Message.ToString());
        writer.WriteString("field", value.Field);
        writer.WriteString("value", value.Value);
        writer.WriteEndObject();
    }
}
