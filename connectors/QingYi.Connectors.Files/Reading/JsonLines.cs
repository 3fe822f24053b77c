using System.Text;
using System.Text.Json;
using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Reading;

/// <summary>Reads files with one JSON object per line.</summary>
internal static class JsonLines
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    public static IEnumerable<ReadOnlyMemory<byte>> Read(string file, FileFormat format)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file, format.TextEncoding))
        {
            number++;
            if (line.Trim().Length > 0)
            {
                yield return Object(file, number, line);
            }
        }
    }

    private static byte[] Object(string file, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Deep);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Encoding.UTF8.GetBytes(line)
                : throw new JsonException("it is not an object");
        }
        catch (JsonException e)
        {
            throw new ConnectorException(
                $"{file}({number}): the line is not a JSON object: {e.Message}",
                "Correct the line; each line must be one JSON object.",
                e
            );
        }
    }
}
