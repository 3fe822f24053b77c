using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;

namespace QingYi.Connectors.Files.Reading;

/// <summary>The rows of a file as JSON objects. Values of CSV are texts; of Excel what the cell holds.</summary>
internal static class RowReader
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="ConnectorException">A row cannot be read; file and line are named.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Read(string file, FileFormat format) => format.Kind switch
    {
        "csv" => Csv(file, format),
        "excel" => Excel(file, format),
        _ => Lines(file, format),
    };

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(string file, FileFormat format)
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
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetBytes(line) : throw new JsonException("it is no object");
        }
        catch (JsonException e)
        {
            throw new ConnectorException($"{file}({number}): the line is not a JSON object: {e.Message}", "Correct the line; each must be one JSON object.", e);
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Csv(string file, FileFormat format)
    {
        using var text = new StreamReader(file, format.TextEncoding, detectEncodingFromByteOrderMarks: true);
        using var reader = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = format.Delimiter, TrimOptions = TrimOptions.None, BadDataFound = null, MissingFieldFound = null, IgnoreBlankLines = true });
        if (!reader.Read())
        {
            yield break;
        }

        reader.ReadHeader();
        var header = reader.HeaderRecord!;
        if (header.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ConnectorException($"{file}(1): two columns are called '{twice.Key}'", "Give each column a name of its own in the first line.");
        }

        while (reader.Read())
        {
            if (reader.Parser.Count != header.Length)
            {
                throw new ConnectorException($"{file}({reader.Parser.RawRow}): the row has {reader.Parser.Count} values, but the first line names {header.Length} columns", "Correct the row: a value with the delimiter or a line break in it must be in quotes.");
            }

            yield return Write(header.Select((name, i) => KeyValuePair.Create(name, (object?)reader.Parser[i])));
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Excel(string file, FileFormat format)
    {
        if (format.Sheet is { } sheet && MiniExcel.GetSheetNames(file) is var sheets && !sheets.Contains(sheet))
        {
            throw new ConnectorException($"{file}: there is no sheet '{sheet}'.{NameSuggestion.DidYouMean(sheet, sheets)} It has: {string.Join(", ", sheets)}", "Correct 'sheet' in the scheme.");
        }

        foreach (IDictionary<string, object?> row in MiniExcel.Query(file, useHeaderRow: true, sheetName: format.Sheet, excelType: ExcelType.XLSX))
        {
            if (row.Values.Any(v => v is not (null or "")))
            {
                yield return Write(row);
            }
        }
    }

    private static byte[] Write(IEnumerable<KeyValuePair<string, object?>> values)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values)
            {
                writer.WritePropertyName(name);
                switch (value)
                {
                    case null:
                        writer.WriteNullValue();
                        break;
                    case bool flag:
                        writer.WriteBooleanValue(flag);
                        break;
                    case double number when double.IsFinite(number):
                        writer.WriteRawValue(Math.Abs(number) < 1e15 && number == Math.Floor(number) ? number.ToString("F0", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture));
                        break;
                    case DateTime time:
                        writer.WriteStringValue(time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
                        break;
                    default:
                        writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                        break;
                }
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
