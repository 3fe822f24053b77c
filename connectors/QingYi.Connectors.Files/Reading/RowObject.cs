using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QingYi.Connectors.Files.Reading;

/// <summary>Writes a row as a JSON object: numbers with every digit and without an exponent, times as people write them.</summary>
internal static class RowObject
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IEnumerable<KeyValuePair<string, object?>> values)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values)
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number when double.IsFinite(number):
                writer.WriteRawValue(Digits(number));
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    // A number that does not fit a decimal keeps its exponent.
    private static string Digits(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return
            text.Contains('E', StringComparison.Ordinal)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            && plain != 0
            ? plain.ToString(CultureInfo.InvariantCulture)
            : text;
    }
}
