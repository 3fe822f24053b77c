using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>
/// A connection of an environment file. The engine has validated it against the connector's options and filled in the secrets. Immutable;
/// several threads share it.
/// </summary>
public sealed record Connection
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new DurationConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>Creates a connection.</summary>
    /// <param name="name">The name that schemes use.</param>
    /// <param name="connector">The name of its connector.</param>
    /// <param name="options">The fields that the environment sets, and the defaults of the others. The constructor copies them.</param>
    public Connection(string name, string connector, JsonObject options)
    {
        (Name, Connector, Options) = (name, connector, JsonSerializer.SerializeToElement(options));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{connector}\0{name}\0{Options.GetRawText()}")));
    }

    /// <summary>The name that schemes use.</summary>
    public string Name { get; }

    /// <summary>The name of its connector.</summary>
    public string Connector { get; }

    /// <summary>The fields that the environment sets, and the defaults of the others: a JSON object. Contains secrets.</summary>
    public JsonElement Options { get; }

    /// <summary>
    /// 64 hexadecimal digits that differ whenever a field differs. A connector that caches something for a connection, such as a token,
    /// uses this as the cache key and not the name: after a change of the environment the name may refer to another account.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>The value of a field as text; null: the field is not set.</summary>
    public string? Option(string name) =>
        Options.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    /// <summary>Returns a copy of the connection with some fields replaced.</summary>
    public Connection With(JsonObject fields)
    {
        var options = JsonObject.Create(Options)!;
        foreach (var (name, value) in fields)
        {
            options[name] = value?.DeepClone();
        }

        return new Connection(Name, Connector, options);
    }

    /// <summary>Converts the fields to a typed record; the counterpart of <see cref="ConnectorBuilder.Options{TOptions}"/>.</summary>
    public TOptions As<TOptions>()
        where TOptions : new() => Options.Deserialize<TOptions>(Format) ?? new TOptions();

    /// <inheritdoc/>
    public bool Equals(Connection? other) => other?.Fingerprint == Fingerprint;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Fingerprint);

    /// <summary>Returns the name alone, because the options contain secrets.</summary>
    public override string ToString() => Name;

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Duration.TryParse(reader.GetString(), out var value) ? value : throw new JsonException("a duration needs a unit: 30s, 10m, 2h");

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Duration.Format(value));
    }
}
