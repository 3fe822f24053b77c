using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Reading;

/// <summary>The rows of a file as JSON objects. Values of CSV are texts; of Excel what the cell holds.</summary>
internal static class RowReader
{
    /// <exception cref="ConnectorException">A row cannot be read; file and line or cell are named.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Read(string file, FileFormat format) =>
        format.Kind switch
        {
            "csv" => CsvRows.Read(file, format),
            "excel" => ExcelRows.Read(file, format),
            _ => JsonLines.Read(file, format),
        };
}
