using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace QingYi.Storage;

/// <summary>The target's answers to a delivery, by the keys of its records, compressed together.</summary>
internal static class SentAnswers
{
    public static byte[] Pack(IEnumerable<Outcome> outcomes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var outcome in outcomes.Where(o => o.Answer is not null))
            {
                writer.WriteString(outcome.Document.ToString(CultureInfo.InvariantCulture), outcome.Answer);
            }

            writer.WriteEndObject();
        }

        return PageBlock.Pack(buffer.WrittenSpan);
    }

    public static Dictionary<long, string> Unpack(byte[] block) =>
        JsonSerializer.Deserialize<Dictionary<long, string>>(PageBlock.Unpack(block)) ?? [];
}
