using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>
/// A connection of an environment file, checked against the connector's options, secrets filled in; immutable, shared by threads.
/// </summary>
public sealed record Connection
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new DurationConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>Makes a connection.</summary>
    /// <param name="name">The name that schemes use.</param>
    /// <param name="connector">The connector it belongs to.</param>
    /// <param name="options">The fields that were given and the defaults of the others; copied.</param>
    public Connection(string name, string connector, JsonObject options)
    {
        (Name, Connector, Options) = (name, connector, JsonSerializer.SerializeToElement(options));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{connector}\0{name}\0{Options.GetRawText()}")));
    }

    /// <summary>The name that schemes use.</summary>
    public string Name { get; }

    /// <summary>The connector it belongs to.</summary>
    public string Connector { get; }

    /// <summary>The fields that were given and the defaults of the others: a JSON object. Holds secrets.</summary>
    public JsonElement Options { get; }

    /// <summary>
    /// Differs whenever a field differs: 64 hexadecimal digits. What a connector keeps of a connection, such as a token, belongs to this
    /// and not to the name, under which another account may stand after a change of the environment.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>The text of a field; null: it is not given.</summary>
    public string? Option(string name) =>
        Options.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    /// <summary>The same connection with some fields set.</summary>
    public Connection With(JsonObject fields)
    {
        var options = JsonObject.Create(Options)!;
        foreach (var (name, value) in fields)
        {
            options[name] = value?.DeepClone();
        }

        return new Connection(Name, Connector, options);
    }

    /// <summary>The fields as a typed record; the counterpart of <see cref="ConnectorBuilder.Options{TOptions}"/>.</summary>
    public TOptions As<TOptions>()
        where TOptions : new() => Options.Deserialize<TOptions>(Format) ?? new TOptions();

    /// <inheritdoc/>
    public bool Equals(Connection? other) => other?.Fingerprint == Fingerprint;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Fingerprint);

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
