using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Reading;

/// <summary>Reads the rows of a file as JSON objects. Values of CSV are strings; values of Excel have the type of their cell.</summary>
internal static class RowReader
{
    /// <exception cref="ConnectorException">A row cannot be read; the message names file and line or cell.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Read(string file, FileFormat format) =>
        format.Kind switch
        {
            FileFormat.Csv => CsvRows.Read(file, format),
            FileFormat.Excel => ExcelRows.Read(file, format),
            _ => JsonLines.Read(file, format),
        };
}
