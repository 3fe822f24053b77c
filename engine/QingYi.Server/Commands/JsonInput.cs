using System.Text;
using System.Text.Json;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary>Records that a person hands in.</summary>
internal static class JsonInput
{
    /// <summary>The records of a file, or of stdin for <c>-</c>: one, a list, or several one behind the other.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
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
            throw new UsageException(
                $"{(file == "-" ? "stdin" : file)}: the records cannot be read: {e.Message.TrimEnd('.')}. Give one JSON "
                    + "object, a list of them, or one a line."
            );
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
