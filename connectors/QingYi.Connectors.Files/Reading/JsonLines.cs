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
                : throw Wrong(file, number, ReadingTexts.NotAnObject, null);
        }
        catch (JsonException e)
        {
            throw Wrong(file, number, LocalizedText.Of(e), e);
        }
    }

    private static ConnectorException Wrong(string file, int number, LocalizedText problem, JsonException? cause) =>
        new(ReadingTexts.NotJson(file, number, problem), ReadingTexts.CorrectLine, cause);
}
