using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QingYi.Engine.Values;

/// <summary>A value of the language. Numbers keep the digits with which they were written; lists and objects keep their JSON.</summary>
internal readonly struct Value
{
    private readonly object? data;

    private Value(ValueKind kind, object? data)
    {
        Kind = kind;
        this.data = data;
    }

    public static Value Null => default;

    public static Value True { get; } = new(ValueKind.Boolean, "true");

    public static Value False { get; } = new(ValueKind.Boolean, "false");

    public ValueKind Kind { get; }

    public bool IsNull => Kind == ValueKind.Null;

    public bool IsNullOrEmpty => Kind == ValueKind.Null || (Kind == ValueKind.Text && ((string)data!).Length == 0);

    /// <summary>The point in time of <see cref="ValueKind.Instant"/>.</summary>
    public DateTimeOffset Instant => (DateTimeOffset)data!;

    public static Value FromText(string text) => new(ValueKind.Text, text);

    public static Value FromNumber(string digits) => new(ValueKind.Number, digits);

    public static Value FromNumber(decimal number) => new(ValueKind.Number, number.ToString(CultureInfo.InvariantCulture));

    public static Value FromBoolean(bool value) => value ? True : False;

    public static Value FromInstant(DateTimeOffset time) => new(ValueKind.Instant, time);

    public static Value FromList(IReadOnlyList<Value> list) => new(ValueKind.List, list);

    public static Value FromJson(string json, bool isList) => new(isList ? ValueKind.List : ValueKind.Object, json);

    public static Value FromJson(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => FromText(HalfSurrogate.TextOf(element)),
            JsonValueKind.Number => FromNumber(element.GetRawText()),
            JsonValueKind.True => True,
            JsonValueKind.False => False,
            JsonValueKind.Array => FromJson(element.GetRawText(), isList: true),
            JsonValueKind.Object => FromJson(element.GetRawText(), isList: false),
            _ => Null,
        };

    /// <summary>Returns the elements of a list; for any other value, the value itself.</summary>
    public IReadOnlyList<Value> Elements()
    {
        if (Kind != ValueKind.List)
        {
            return [this];
        }

        if (data is not string json)
        {
            return (IReadOnlyList<Value>)data!;
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(FromJson)];
    }

    /// <summary>
    /// Returns the value as it appears inside a longer text: null is empty, lists and objects are JSON, a time is Unix seconds.
    /// </summary>
    public string ToText() =>
        Kind switch
        {
            ValueKind.Null => "",
            ValueKind.Instant => Instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ValueKind.List or ValueKind.Object => ToJson(),
            _ => (string)data!,
        };

    /// <exception cref="RecordException">The value is neither a number nor numeric text.</exception>
    public decimal ToDecimal(string use) =>
        decimal.TryParse(ToText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RecordException("QY2104", ValueTexts.NotANumber(Shown(), use), value: Shown());

    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Text:
                writer.WriteStringValue((string)data!);
                break;
            case ValueKind.List when data is IReadOnlyList<Value> list:
                writer.WriteStartArray();
                foreach (var element in list)
                {
                    element.WriteTo(writer);
                }

                writer.WriteEndArray();
                break;
            case ValueKind.List or ValueKind.Object:
                writer.WriteRawValue((string)data!);
                break;
            default:
                writer.WriteRawValue(ToText(), skipInputValidation: true);
                break;
        }
    }

    public string ToJson() => JsonText.Write(WriteTo);

    /// <inheritdoc cref="JsonText.Node"/>
    public JsonNode? ToNode() => JsonText.Node(Encoding.UTF8.GetBytes(ToJson()));

    /// <summary>Returns the value for a message: short, and without line breaks.</summary>
    public string Shown()
    {
        return ShortText.Of(Kind == ValueKind.Null ? "null" : ToText().ReplaceLineEndings("⏎"), 80);
    }
}
