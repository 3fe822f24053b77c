using System.Globalization;
using System.Text;
using ExcelDataReader;
using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Reading;

/// <summary>Reads the rows of a sheet. The first row that is not empty names the columns.</summary>
internal static class ExcelRows
{
    private const int Letters = 26;
    private const string Visible = "visible";

    // The reader always requests a code page of Windows, even if it does not need it.
    static ExcelRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<ReadOnlyMemory<byte>> Read(string file, FileFormat format)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        Choose(reader, file, format.Sheet);
        var errors = ExcelErrors.Of(file, reader.Name);
        string[]? header = null;
        var headerRow = 0;
        for (var row = 1; reader.Read(); row++)
        {
            object?[] cells =
            [
                .. Enumerable
                    .Range(0, reader.FieldCount)
                    .Select(i => Cell(reader, i) ?? (errors.Count > 0 ? errors.GetValueOrDefault(At(i, row)) : null)),
            ];
            if (cells.All(c => c is null or ""))
            {
                continue;
            }

            if (header is null)
            {
                (header, headerRow) = ([.. cells.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture) ?? "")], row);
                RequireOneName(file, header, row);
                continue;
            }

            RequireNames(file, header, headerRow, cells, row);
            yield return RowObject.Write(
                header.Select((name, i) => KeyValuePair.Create(name, i < cells.Length ? cells[i] : null)).Where(c => c.Key.Length > 0)
            );
        }
    }

    /// <summary>The sheets of a workbook that people see, in order.</summary>
    public static IReadOnlyList<string> Sheets(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        var names = new List<string>();
        do
        {
            if (reader.VisibleState == Visible)
            {
                names.Add(reader.Name);
            }
        } while (reader.NextResult());
        return names;
    }

    private static void Choose(IExcelDataReader reader, string file, string? sheet)
    {
        var names = new List<string>();
        do
        {
            if (sheet is null ? reader.VisibleState == Visible : reader.Name == sheet)
            {
                return;
            }

            names.Add(reader.Name);
        } while (reader.NextResult());
        throw sheet is null
            ? new ConnectorException(ReadingTexts.AllSheetsHidden(file, names), ReadingTexts.NameSheet)
            : new ConnectorException(ReadingTexts.NoSheet(file, sheet, names), ReadingTexts.CorrectSheet);
    }

    private static void RequireOneName(string file, string[] header, int row)
    {
        if (
            header.Select((name, i) => (name, i)).Where(c => c.name.Length > 0).GroupBy(c => c.name).FirstOrDefault(g => g.Count() > 1) is
            { } twice
        )
        {
            throw new ConnectorException(
                ReadingTexts.TwoCells(file, twice.Key, [.. twice.Select(c => At(c.i, row))]),
                ReadingTexts.NameColumns
            );
        }
    }

    private static void RequireNames(string file, string[] header, int headerRow, object?[] cells, int row)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is not (null or "") && (i >= header.Length || header[i].Length == 0))
            {
                throw new ConnectorException(ReadingTexts.NamelessColumn(file, At(i, row), cells[i], headerRow), ReadingTexts.NameColumn);
            }
        }
    }

    private static object? Cell(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            DateTime time when IsTimeAlone(reader.GetNumberFormatString(column)) => Rounded(time)
                .ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            DateTime time => Rounded(time) is var day && day.TimeOfDay == TimeSpan.Zero
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : Rounded(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            TimeSpan span => Hours(span),
            var value => value,
        };

    // A cell stores a time as a fraction of a day: 10:12:22 is 0.4252546296, which is slightly less.
    private static DateTime Rounded(DateTime time) => new(Whole(time.Ticks), time.Kind);

    private static long Whole(long ticks) => (ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;

    private static string Hours(TimeSpan span)
    {
        var whole = TimeSpan.FromTicks(Whole(span.Duration().Ticks));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(span < TimeSpan.Zero ? "-" : "")}{(long)whole.TotalHours:00}:{whole:mm\\:ss}"
        );
    }

    private static bool IsTimeAlone(string? format) =>
        format is not null && format.AsSpan().IndexOfAny("yYdD") < 0 && format.AsSpan().IndexOfAny("hHsS") >= 0;

    // A, B … Z, AA, AB …
    private static string At(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / Letters)
        {
            letters = (char)('A' + ((rest - 1) % Letters)) + letters;
        }

        return $"{letters}{row.ToString(CultureInfo.InvariantCulture)}";
    }
}
