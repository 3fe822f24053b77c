using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>A connection of an environment file, checked against the connector's options, secrets filled in; immutable.</summary>
/// <param name="Name">The name that schemes use.</param>
/// <param name="Connector">The connector it belongs to.</param>
/// <param name="Options">The fields that were given and the defaults of the others.</param>
public sealed record Connection(string Name, string Connector, JsonObject Options)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new DurationConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>The fields as a typed record; the counterpart of <see cref="ConnectorBuilder.Options{TOptions}"/>.</summary>
    public TOptions As<TOptions>()
        where TOptions : new() => Options.Deserialize<TOptions>(Format) ?? new TOptions();

    /// <summary>The name alone: the options hold secrets.</summary>
    public override string ToString() => Name;

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Duration.TryParse(reader.GetString(), out var value) ? value : throw new JsonException("a duration needs a unit: 30s, 10m, 2h");

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Duration.Format(value));
    }
}
