using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;

namespace QingYi.Connectors.Files.Writing;

/// <summary>Writes rows. An Excel file cannot be added to, so its rows stand in a file of lines beside it, of which it is made.</summary>
internal static class RowWriter
{
    private const string Rows = ".rows.jsonl";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file that rows are added to.</summary>
    public static string StagedFile(string file, FilesPlan plan) => plan.Format.Kind == "excel" ? file + Rows : file;

    /// <summary>Adds rows; they are on the disk then.</summary>
    /// <exception cref="ConnectorException">The file has other columns.</exception>
    public static void Append(string file, IEnumerable<JsonElement> rows, FilesPlan plan)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (plan.Format.Kind == "csv")
        {
            CheckHeader(file, plan);
        }

        using var stream = new FileStream(file, FileMode.Append);
        if (plan.Format.Kind == "csv")
        {
            Csv(stream, rows, plan);
        }
        else
        {
            foreach (var row in rows)
            {
                var line = JsonObject.Create(row)!;
                line.Remove(FilesPlan.Path);
                stream.Write(Encoding.UTF8.GetBytes(line.ToJsonString(Plain) + "\n"));
            }
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Makes the Excel file of its rows; does nothing for other kinds.</summary>
    public static void Export(string staged, FilesPlan plan)
    {
        if (plan.Format.Kind != "excel" || !staged.EndsWith(Rows, StringComparison.Ordinal) || !File.Exists(staged))
        {
            return;
        }

        var file = staged[..^Rows.Length];
        var temporary = file + ".new.xlsx";
        MiniExcel.SaveAs(temporary, File.ReadLines(staged).Select(l => Cells(l, plan)), sheetName: plan.Format.Sheet ?? "Sheet1", excelType: ExcelType.XLSX, overwriteFile: true);
        File.Move(temporary, file, overwrite: true);
    }

    private static void CheckHeader(string file, FilesPlan plan)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            return;
        }

        using var text = new StreamReader(file, plan.Format.TextEncoding, detectEncodingFromByteOrderMarks: true);
        using var reader = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = plan.Format.Delimiter });
        if (!reader.Read() || !reader.ReadHeader() || !reader.HeaderRecord!.SequenceEqual(plan.Columns))
        {
            throw new ConnectorException(
                $"{file}: its first line names the columns {string.Join(", ", reader.HeaderRecord ?? [])}, but the scheme writes {string.Join(", ", plan.Columns)}",
                "Name another file in 'path', or give the scheme's parameters the file's columns in their order.");
        }
    }

    private static void Csv(FileStream stream, IEnumerable<JsonElement> rows, FilesPlan plan)
    {
        var isNew = stream.Length == 0;
        using var text = new StreamWriter(stream, isNew ? plan.Format.TextEncoding : plan.Format.WithoutMark, leaveOpen: true);
        using var writer = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = plan.Format.Delimiter, NewLine = "\n" }, leaveOpen: true);
        foreach (var row in (isNew ? new[] { plan.Columns } : []).Concat(rows.Select(r => plan.Columns.Select(c => Text(r, c)).ToList())))
        {
            foreach (var value in row)
            {
                writer.WriteField(value);
            }

            writer.NextRecord();
        }

        writer.Flush();
        text.Flush();
    }

    private static string Text(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) ? value.ValueKind switch { JsonValueKind.String => value.GetString()!, JsonValueKind.Null => "", _ => value.GetRawText() } : "";

    // A number that a cell's double cannot hold stays a text, with every digit.
    private static Dictionary<string, object?> Cells(string line, FilesPlan plan)
    {
        using var row = JsonDocument.Parse(line);
        return plan.Columns.ToDictionary(c => c, c => row.RootElement.TryGetProperty(c, out var value) ? value.ValueKind switch
        {
            JsonValueKind.Number when value.GetRawText().Length <= 15 => value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => (object?)value.GetRawText(),
        } : null);
    }
}
