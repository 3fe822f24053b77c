using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Reading;

/// <summary>The rows of a CSV file, whose first line names the columns.</summary>
internal static class CsvRows
{
    public static IEnumerable<ReadOnlyMemory<byte>> Read(string file, FileFormat format)
    {
        var before = 0;
        using var text = new StreamReader(file, format.TextEncoding, detectEncodingFromByteOrderMarks: true);
        using var reader = new CsvReader(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = format.Delimiter,
                TrimOptions = TrimOptions.None,
                BadDataFound = a => throw Unpaired(file, before + 1, a.RawRecord),
                MissingFieldFound = null,
                IgnoreBlankLines = true,
            }
        );
        if (!reader.Read())
        {
            yield break;
        }

        reader.ReadHeader();
        before = reader.Parser.RawRow;
        var header = reader.HeaderRecord!;
        if (header.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ConnectorException(ReadingTexts.TwoColumns(file, twice.Key), ReadingTexts.NameInFirstLine);
        }

        while (reader.Read())
        {
            if (reader.Parser.Count != header.Length)
            {
                throw new ConnectorException(
                    ReadingTexts.OtherNumberOfValues(file, reader.Parser.RawRow, reader.Parser.Count, header.Length),
                    ReadingTexts.QuoteValue
                );
            }

            // The reader parses a value only when it is read.
            var row = RowObject.Write(header.Select((name, i) => KeyValuePair.Create(name, (object?)reader.Parser[i])));
            before = reader.Parser.RawRow;
            yield return row;
        }
    }

    // The record may extend over many lines; the error is in the line where it begins.
    private static ConnectorException Unpaired(string file, int first, string record)
    {
        var line = record.Split('\r', '\n')[0];
        var shown = ShortText.Of(line, 100);
        return new ConnectorException(ReadingTexts.MisplacedQuote(file, first, shown), ReadingTexts.DoubleQuote);
    }
}
