using System.Text;
using System.Text.Json;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary>Reads the records that a person supplies.</summary>
internal static class JsonInput
{
    /// <summary>The records of a file, or of stdin for <c>-</c>: one JSON object, a list, or several objects in sequence.</summary>
    /// <exception cref="UsageException">The file cannot be read or is not valid JSON.</exception>
    public static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> RecordsAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var text =
                file == "-"
                    ? await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false)
                    : await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
            return Split(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException(CommandTexts.RecordsUnreadable(file == "-" ? "stdin" : file, e.Message.TrimEnd('.')));
        }
    }

    private static List<ReadOnlyMemory<byte>> Split(byte[] bytes)
    {
        var records = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(
            bytes,
            new JsonReaderOptions { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip }
        );
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray)
            {
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            records.Add(bytes.AsMemory(start, (int)reader.BytesConsumed - start));
        }

        return records;
    }
}
