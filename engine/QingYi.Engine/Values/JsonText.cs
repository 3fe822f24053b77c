using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace QingYi.Engine.Values;

/// <summary>JSON as the engine writes it: UTF-8, with only the necessary escapes.</summary>
public static partial class JsonText
{
    internal static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, with only the necessary escapes.</summary>
    public static JsonSerializerOptions OneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Formats JSON with indentation, for people.</summary>
    public static string Readable(JsonNode? node) => WithEmoji(node?.ToJsonString(Indented) ?? "null");

    /// <summary>Returns the same JSON with emoji as characters; the encoders of the platform always escape them.</summary>
    public static string WithEmoji(string json) =>
        SurrogatePair().Replace(json, m => m.Groups["high"].Success ? new string([Unit(m, "high"), Unit(m, "low")]) : m.Value);

    /// <summary>Parses JSON of a record into nodes that can be changed and written again.</summary>
    /// <exception cref="RecordException">A text in it has half of a surrogate pair, which cannot be written.</exception>
    /// <exception cref="JsonException">It is not JSON, or an object has a member twice.</exception>
    internal static JsonNode? Node(ReadOnlySpan<byte> json)
    {
        HalfSurrogate.Refuse(json);
        return JsonNode.Parse(json, null, new JsonDocumentOptions { AllowDuplicateProperties = false });
    }

    internal static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // The expression matches an escaped backslash first, so that the text of an escape stays text.
    [GeneratedRegex(@"\\\\|\\u(?<high>D[89AB][0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})")]
    private static partial Regex SurrogatePair();

    private static char Unit(Match match, string group) =>
        (char)ushort.Parse(match.Groups[group].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
