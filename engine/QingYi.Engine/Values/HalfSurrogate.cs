using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace QingYi.Engine.Values;

/// <summary>
/// Finds half of a surrogate pair in JSON, as a truncated emoji leaves it. It is not a character: most targets cannot write it, and some
/// would write another one.
/// </summary>
internal static class HalfSurrogate
{
    private const int Escape = 6;

    /// <exception cref="RecordException">The JSON contains one; the exception names its field.</exception>
    public static void Refuse(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0 || !IsIn(json))
        {
            return;
        }

        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var field = FieldOf(document.RootElement);
        throw Fault(field);
    }

    /// <summary>Returns a text of a record.</summary>
    /// <exception cref="RecordException">The text has half of a pair.</exception>
    public static string TextOf(JsonElement text) => Checked(() => text.GetString()!);

    /// <summary>Returns the name of a field of a record.</summary>
    /// <exception cref="RecordException">The name has half of a pair.</exception>
    public static string NameOf(JsonProperty member) => Checked(() => member.Name);

    /// <summary>Returns the exception for a field with half of a pair.</summary>
    /// <param name="field">The path of the field; empty: unknown.</param>
    public static RecordException Fault(string field = "") =>
        new("QY2103", field.Length > 0 ? ValueTexts.HalfSurrogateIn(field) : ValueTexts.HalfSurrogate, field.Length > 0 ? field : null);

    private static string Checked(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw Fault();
        }
    }

    private static bool IsIn(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0; )
        {
            var unit = Unit(json[at..]);
            var isPair = unit is >= 0xD800 and < 0xDC00 && Unit(json[Math.Min(json.Length, at + Escape)..]) is >= 0xDC00 and < 0xE000;
            if (unit is >= 0xD800 and < 0xE000 && !isPair)
            {
                return true;
            }

            at +=
                isPair ? 2 * Escape
                : unit >= 0 ? Escape
                : 2;
            var next = at < json.Length ? json[at..].IndexOf((byte)'\\') : -1;
            at = next < 0 ? -1 : at + next;
        }

        return false;
    }

    // Returns the code unit of an escape such as \ud83d; -1: it is not one.
    private static int Unit(ReadOnlySpan<byte> text) =>
        text.Length >= Escape
        && text[0] == '\\'
        && text[1] == 'u'
        && System.Buffers.Text.Utf8Parser.TryParse(text[2..Escape], out int unit, out var read, 'x')
        && read == Escape - 2
            ? unit
            : -1;

    private static string FieldOf(JsonElement value)
    {
        IEnumerable<(string Name, JsonElement Value)> members = value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .Select(m => (Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(m)), m.Value)),
            JsonValueKind.Array => value.EnumerateArray().Select(e => ("", e)),
            _ => [],
        };
        foreach (var (name, below) in members.Where(m => IsIn(Encoding.UTF8.GetBytes(m.Name + m.Value.GetRawText()))))
        {
            return string.Join('.', new[] { name, FieldOf(below) }.Where(n => n.Length > 0));
        }

        return "";
    }
}
