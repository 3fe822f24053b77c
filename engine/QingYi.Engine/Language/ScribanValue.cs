using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using QingYi.Engine.Values;
using Scriban.Runtime;

namespace QingYi.Engine.Language;

/// <summary>Converts values to Scriban and back. Numbers are passed as decimals; longer ones as big integers or as text.</summary>
internal static class ScribanValue
{
    public static object? To(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                return value.ToText() == "true";
            case ValueKind.Number:
                return Number(value.ToText());
            case ValueKind.Instant:
                return (decimal)value.Instant.ToUnixTimeSeconds();
            case ValueKind.List:
                return new ScriptArray(value.Elements().Select(To));
            case ValueKind.Object:
                using (var document = JsonDocument.Parse(value.ToText()))
                {
                    var result = new ScriptObject();
                    foreach (var member in document.RootElement.EnumerateObject())
                    {
                        result[HalfSurrogate.NameOf(member)] = To(Value.FromJson(member.Value));
                    }

                    return result;
                }

            case ValueKind.Text:
                return value.ToText();
            default:
                return null;
        }
    }

    public static Value From(object? value) =>
        value switch
        {
            null => Value.Null,
            string text => Value.FromText(text),
            bool flag => Value.FromBoolean(flag),
            decimal number => Value.FromNumber(number),
            double number => Value.FromNumber(Finite(number)),
            float number => Value.FromNumber(Finite(number)),
            int or long or short or byte or uint or ulong or BigInteger => Value.FromNumber(
                Convert.ToString(value, CultureInfo.InvariantCulture)!
            ),
            DateTime time => Value.FromInstant(time),
            DateTimeOffset time => Value.FromInstant(time),
            ScriptObject members => Value.FromJson(JsonText.Write(w => Write(w, members)), isList: false),
            IEnumerable list => Value.FromList([.. list.Cast<object?>().Select(From)]),
            _ => Value.FromText(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        };

    private static object Number(string digits) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) ? big
        : digits;

    private static string Finite(double number) =>
        double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : throw new NotFiniteNumberException(LanguageTexts.NotFinite.English);

    private static void Write(Utf8JsonWriter writer, ScriptObject members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            From(value).WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
