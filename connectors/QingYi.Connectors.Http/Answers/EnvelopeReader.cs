using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace QingYi.Connectors.Http.Answers;

/// <summary>
/// Decodes an answer while it arrives: single values and the bytes of each record, without objects for anything else. Accepts what
/// vendors send: a single object instead of a list, and JSON inside a JSON string.
/// </summary>
internal sealed class EnvelopeReader(EnvelopeShape shape, AnswerMemory memory)
{
    private const int FirstBuffer = 64 * 1024;
    private const int MostNames = 20;
    private const int MostDepth = 256;
    private const int LargestAnswer = 512 * 1024 * 1024;
    private readonly Envelope envelope = new();

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    private readonly List<(int Start, int Length)> places = [];
    private readonly List<string> path = [];
    private string pending = "";
    private int recordsDepth = -1;
    private int recordStart = -1;
    private bool single;

    /// <param name="body">The answer.</param>
    /// <param name="length">The length that the answer declares; null: it declares none.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="UnreadableAnswerException">The answer is not JSON, or is incomplete.</exception>
    public async Task<Envelope> ReadAsync(Stream body, long? length, CancellationToken cancellationToken)
    {
        // One byte more than the declared length, to detect the end without growing the buffer.
        var buffer = memory.Rent((int)Math.Clamp((length ?? 0) + 1, FirstBuffer, LargestAnswer));
        try
        {
            var (filled, consumed, enough) = (0, 0, FirstBuffer);
            var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = MostDepth });
            for (var count = -1; count != 0; )
            {
                buffer = filled < buffer.Memory.Length ? buffer : Larger(buffer);
                count = await body.ReadAsync(buffer.Memory[filled..], cancellationToken).ConfigureAwait(false);
                filled += count;
                if (filled == 0)
                {
                    throw new UnreadableAnswerException(AnswerTexts.Empty) { MayBeCutOff = true };
                }

                if (consumed == 0 && buffer.Memory.Span[..filled].StartsWith(Mark))
                {
                    consumed = Mark.Length;
                }

                if (count == 0 || filled - consumed >= enough)
                {
                    var taken = Take(buffer.Memory.Span[..filled], consumed, count == 0, ref state);
                    consumed += taken;

                    // An incomplete record is parsed again only when twice as many bytes have arrived.
                    enough = taken > 0 ? FirstBuffer : 2 * (filled - consumed);
                }
            }

            if (!Utf8.IsValid(buffer.Memory.Span[..filled]))
            {
                throw new UnreadableAnswerException(AnswerTexts.NotUtf8);
            }
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        envelope.Owner = buffer;
        envelope.Records.AddRange(places.Select(p => new Record(buffer.Memory.Slice(p.Start, p.Length))));
        return envelope;
    }

    private IMemoryOwner<byte> Larger(IMemoryOwner<byte> buffer)
    {
        var larger = memory.Rent(
            buffer.Memory.Length < LargestAnswer ? buffer.Memory.Length * 2 : throw new UnreadableAnswerException(AnswerTexts.TooLarge)
        );
        buffer.Memory.CopyTo(larger.Memory);
        buffer.Dispose();
        return larger;
    }

    private int Take(ReadOnlySpan<byte> answer, int consumed, bool isFinal, ref JsonReaderState state)
    {
        try
        {
            return TakeTokens(answer[consumed..], consumed, isFinal, ref state);
        }
        catch (JsonException e)
        {
            throw Unreadable(answer, isFinal, e);
        }
    }

    private static UnreadableAnswerException Unreadable(ReadOnlySpan<byte> bytes, bool ended, JsonException e)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 120)]).ReplaceLineEndings(" ").Trim();
        var cut = ended && IsCutOff(bytes);
        var what =
            text.StartsWith('<') ? AnswerTexts.WebPage(text)
            : cut ? AnswerTexts.Incomplete(text)
            : AnswerTexts.NotJson(e.LineNumber + 1, e.BytePositionInLine + 1, text);
        return new UnreadableAnswerException(what, e) { MayBeCutOff = cut || text.StartsWith('<') };
    }

    // The bytes are well-formed JSON up to their end.
    private static bool IsCutOff(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(
                bytes.StartsWith(Mark) ? bytes[Mark.Length..] : bytes,
                isFinalBlock: false,
                new JsonReaderState(new JsonReaderOptions { MaxDepth = MostDepth })
            );
            while (reader.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private int TakeTokens(ReadOnlySpan<byte> bytes, int offset, bool isFinal, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(bytes, isFinal, state);
        var before = reader;
        while (reader.Read())
        {
            if (
                recordsDepth < 0
                || single
                || reader.CurrentDepth != recordsDepth + 1
                || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)
            )
            {
                Token(ref reader, offset);
            }
            else
            {
                var start = (int)reader.TokenStartIndex;
                if (!reader.TrySkip())
                {
                    reader = before;
                    break;
                }

                places.Add((offset + start, (int)reader.BytesConsumed - start));
            }

            before = reader;
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private void Token(ref Utf8JsonReader reader, int offset)
    {
        if (recordsDepth >= 0)
        {
            InRecords(ref reader, offset);
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                pending = reader.GetString()!;
                if (path.Count == 1 && envelope.Names.Count < MostNames)
                {
                    envelope.Names.Add(pending);
                }

                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                path.Add(pending);
                if (Current() == shape.Records)
                {
                    envelope.HasRecords = true;
                    recordsDepth = reader.CurrentDepth;
                    recordStart = reader.TokenType == JsonTokenType.StartObject ? offset + (int)reader.TokenStartIndex : -1;
                    single = recordStart >= 0;
                }
                else if (reader.TokenType == JsonTokenType.StartArray)
                {
                    // No value of the shape lies below another list.
                    path[^1] = "[]";
                }

                pending = "";
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                path.RemoveAt(path.Count - 1);
                break;
            default:
                Single(ref reader);
                break;
        }
    }

    private void InRecords(ref Utf8JsonReader reader, int offset)
    {
        var depth = reader.CurrentDepth - recordsDepth;
        var end = offset + (int)reader.BytesConsumed;
        if (single && depth == 0 && reader.TokenType == JsonTokenType.EndObject)
        {
            places.Add((recordStart, end - recordStart));
        }
        else if (!single && depth == 1 && reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.Null))
        {
            var start = offset + (int)reader.TokenStartIndex;
            places.Add((start, end - start));
        }

        if (depth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            recordsDepth = -1;
            path.RemoveAt(path.Count - 1);
        }
    }

    private void Single(ref Utf8JsonReader reader)
    {
        path.Add(pending);
        var at = Current();
        path.RemoveAt(path.Count - 1);
        envelope.HasRecords |= at == shape.Records && reader.TokenType is JsonTokenType.Null or JsonTokenType.String;
        if (reader.TokenType == JsonTokenType.String && (shape.Above.Contains(at) || at == shape.Records))
        {
            Nested(at, Text(ref reader));
        }
        else if (shape.Values.Contains(at))
        {
            envelope.Set(
                at,
                reader.TokenType switch
                {
                    JsonTokenType.Null => null,
                    JsonTokenType.String => Text(ref reader),
                    JsonTokenType.True => "true",
                    JsonTokenType.False => "false",
                    _ => Encoding.UTF8.GetString(reader.ValueSpan),
                }
            );
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is not a character; the rest of the text is still useful.
            return Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        }
    }

    // Some gateways send the payload as a JSON string that contains JSON.
    private void Nested(string at, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var inner = new EnvelopeReader(shape, memory);
        inner.path.AddRange(["", .. at.Split('.')[..^1]]);
        inner.pending = at.Split('.')[^1];
        var bytes = Encoding.UTF8.GetBytes(text);
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = MostDepth });
        inner.TakeTokens(bytes, 0, isFinal: true, ref state);
        envelope.HasRecords |= inner.envelope.HasRecords;
        envelope.Records.AddRange(inner.places.Select(p => new Record(bytes.AsMemory(p.Start, p.Length))));
        foreach (var value in shape.Values.Where(v => inner.envelope[v] is not null))
        {
            envelope.Set(value, inner.envelope[value]);
        }
    }

    // The first entry is the document itself, which has no name.
    private string Current() => string.Join('.', path.Skip(1));
}
