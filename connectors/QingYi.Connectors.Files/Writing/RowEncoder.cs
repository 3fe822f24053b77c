using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Writing;

/// <summary>Encodes all rows of a delivery before it writes any, so that only the row that cannot be written is rejected.</summary>
internal sealed class RowEncoder
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly FilesTargetPlan plan;
    private readonly Encoding encoding;
    private readonly CsvConfiguration csv;

    public RowEncoder(FilesTargetPlan plan)
    {
        this.plan = plan;
        encoding = plan.Format.WithoutMark;

        // Other programs read a lone carriage return as the end of a line.
        csv = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = plan.Format.Delimiter,
            NewLine = "\n",
            ShouldQuote = a => a.Field?.Contains('\r', StringComparison.Ordinal) == true || ConfigurationFunctions.ShouldQuote(a),
        };
    }

    private bool IsCsv => plan.Format.Kind == FileFormat.Csv;

    /// <summary>Begins to append to a file: adds the header if it is new, and the line end if its last line has none.</summary>
    /// <exception cref="ConnectorException">The file has other columns.</exception>
    public FileAddition Begin(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var length = File.Exists(file) ? new FileInfo(file).Length : 0;
        var addition = new FileAddition(length);
        if (length > 0)
        {
            if (IsCsv)
            {
                CheckHeader(file);
            }

            var end = IsCsv ? encoding.GetBytes("\n") : "\n"u8.ToArray();
            if (!EndsWith(file, end))
            {
                addition.Bytes.Write(end);
            }
        }
        else if (IsCsv)
        {
            addition.Bytes.Write(plan.Format.TextEncoding.GetPreamble());
            addition.Bytes.Write(encoding.GetBytes(Line(plan.Columns)));
        }

        return addition;
    }

    /// <summary>Adds a row.</summary>
    /// <returns>Why the row cannot be written; null: it can.</returns>
    public Rejection? Add(FileAddition addition, JsonElement row)
    {
        try
        {
            addition.Bytes.Write(
                IsCsv ? encoding.GetBytes(Line(plan.Columns.Select(c => Text(row, c)))) : Encoding.UTF8.GetBytes(Object(row) + "\n")
            );
            return null;
        }
        catch (EncoderFallbackException)
        {
            return plan.Columns.Select(c => Refusal(c, Text(row, c))).OfType<Rejection>().First();
        }
    }

    private static bool EndsWith(string file, byte[] end)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (stream.Length < end.Length)
        {
            return false;
        }

        stream.Seek(-end.Length, SeekOrigin.End);
        var last = new byte[end.Length];
        stream.ReadExactly(last);
        return last.AsSpan().SequenceEqual(end);
    }

    private static string Object(JsonElement row)
    {
        var line = JsonObject.Create(row)!;
        line.Remove(FilePath.Name);
        return line.ToJsonString(Plain);
    }

    private static string Text(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Null => "",
                _ => value.GetRawText(),
            }
            : "";

    private Rejection? Refusal(string column, string value)
    {
        foreach (var character in value.EnumerateRunes().Select(r => r.ToString()))
        {
            try
            {
                encoding.GetByteCount(character);
            }
            catch (EncoderFallbackException)
            {
                var shown = ShortText.Of(value, 200);
                return new Rejection("QY3302", WritingTexts.NotInEncoding(column, character, plan.Format.Encoding), column, shown);
            }
        }

        return null;
    }

    private void CheckHeader(string file)
    {
        using var text = new StreamReader(file, plan.Format.TextEncoding, detectEncodingFromByteOrderMarks: true);
        using var reader = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = plan.Format.Delimiter });
        if (!reader.Read() || !reader.ReadHeader() || !reader.HeaderRecord!.SequenceEqual(plan.Columns))
        {
            throw new ConnectorException(
                WritingTexts.OtherColumns(file, reader.HeaderRecord ?? [], plan.Columns),
                WritingTexts.NameSameColumns
            );
        }
    }

    private string Line(IEnumerable<string> values)
    {
        using var text = new StringWriter();
        using (var writer = new CsvWriter(text, csv, leaveOpen: true))
        {
            foreach (var value in values)
            {
                writer.WriteField(value);
            }

            writer.NextRecord();
        }

        return text.ToString();
    }
}
