using System.Text.Json;
using MiniExcelLibs;
using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Writing;

/// <summary>An Excel file cannot be appended to: the rows are stored as JSON lines in a file beside it, from which it is created.</summary>
internal static class ExcelFile
{
    private const string Rows = ".rows.jsonl";

    /// <summary>The file that rows are appended to.</summary>
    public static string RowsOf(string file, FilesTargetPlan plan) => plan.Format.Kind == FileFormat.Excel ? file + Rows : file;

    /// <summary>Creates the Excel file from its rows; does nothing for other formats.</summary>
    public static void Export(string rows, FilesTargetPlan plan)
    {
        if (plan.Format.Kind != FileFormat.Excel || !rows.EndsWith(Rows, StringComparison.Ordinal) || !File.Exists(rows))
        {
            return;
        }

        var file = rows[..^Rows.Length];
        var temporary = file + ".new.xlsx";
        MiniExcel.SaveAs(
            temporary,
            File.ReadLines(rows).Select(l => Cells(l, plan)),
            sheetName: plan.Format.Sheet ?? "Sheet1",
            excelType: ExcelType.XLSX,
            overwriteFile: true
        );
        File.Move(temporary, file, overwrite: true);
    }

    // A number with more digits than a cell's double can store stays a string with every digit.
    private static Dictionary<string, object?> Cells(string line, FilesTargetPlan plan)
    {
        using var row = JsonDocument.Parse(line);
        return plan.Columns.ToDictionary(
            c => c,
            c =>
                row.RootElement.TryGetProperty(c, out var value)
                    ? value.ValueKind switch
                    {
                        JsonValueKind.Number when value.GetRawText().Length <= 15 => value.GetDouble(),
                        JsonValueKind.True => true,
                        JsonValueKind.False => false,
                        JsonValueKind.Null => null,
                        JsonValueKind.String => value.GetString(),
                        _ => (object?)value.GetRawText(),
                    }
                    : null
        );
    }
}
