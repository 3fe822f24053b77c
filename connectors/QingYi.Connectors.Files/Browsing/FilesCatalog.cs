using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Files.Formats;
using QingYi.Connectors.Files.Reading;

namespace QingYi.Connectors.Files.Browsing;

/// <summary>
/// What a folder holds, for people who look around: files, folders, and the sheets of workbooks. The path of a sheet is the file's, a #,
/// and its name.
/// </summary>
/// <param name="folder">The connection's folder.</param>
internal sealed class FilesCatalog(string folder)
{
    private const int MostEntries = 5000;
    private const int RowsLookedAt = 200;

    public IReadOnlyList<CatalogEntry> Entries(string path)
    {
        var whole = path.Length == 0 ? Path.GetFullPath(folder) : Whole(path);
        if (File.Exists(whole) && KindOf(whole) == "excel")
        {
            return [.. ExcelRows.Sheets(whole).Select(s => new CatalogEntry($"{path}#{s}", s, "sheet"))];
        }

        if (!Directory.Exists(whole))
        {
            throw Missing(path);
        }

        var folders = Directory
            .EnumerateDirectories(whole)
            .Order(StringComparer.Ordinal)
            .Select(d => new CatalogEntry(Below(d), Path.GetFileName(d), "folder") { HasEntries = true, HasFields = false });
        var files = Directory
            .EnumerateFiles(whole)
            .Where(f => KindOf(f) is not null)
            .Order(StringComparer.Ordinal)
            .Select(f => new CatalogEntry(Below(f), Path.GetFileName(f), KindOf(f)!) { HasEntries = KindOf(f) == "excel" });
        return [.. folders.Concat(files).Take(MostEntries)];
    }

    public IReadOnlyList<ApiField> Fields(string path)
    {
        var (file, sheet) = Split(path);
        var whole = Whole(file);
        if (!File.Exists(whole) || KindOf(whole) is not { } kind)
        {
            throw Missing(path);
        }

        var fields = new Dictionary<string, ApiField>(StringComparer.Ordinal);
        foreach (var row in RowReader.Read(whole, new FileFormat(kind, ",", "utf-8", sheet)).Take(RowsLookedAt))
        {
            using var record = JsonDocument.Parse(row);
            foreach (var member in record.RootElement.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null))
            {
                var type = TypeOf(member.Value);
                fields[member.Name] =
                    fields.TryGetValue(member.Name, out var known) && known.Type != type
                        ? known with
                        {
                            Type = FieldType.String,
                        }
                        : new ApiField { Name = member.Name, Type = type };
            }
        }

        return [.. fields.Values];
    }

    public static JsonObject Draft(string path)
    {
        var (file, sheet) = Split(path);
        var request = new JsonObject { ["path"] = file };
        if (sheet is not null)
        {
            request["sheet"] = sheet;
        }

        return request;
    }

    private static (string File, string? Sheet) Split(string path) =>
        path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (path[..at], path[(at + 1)..]) : (path, null);

    private static string? KindOf(string file) =>
        Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".CSV" => "csv",
            ".JSONL" or ".NDJSON" => "jsonl",
            ".XLSX" => "excel",
            _ => null,
        };

    private static FieldType TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => FieldType.Number,
            JsonValueKind.True or JsonValueKind.False => FieldType.Boolean,
            JsonValueKind.Object => FieldType.Object,
            JsonValueKind.Array => FieldType.Array,
            _ => FieldType.String,
        };

    private string Whole(string path) => FilePath.Below(folder, path) ?? throw Missing(path);

    private string Below(string whole) => Path.GetRelativePath(Path.GetFullPath(folder), whole).Replace('\\', '/');

    private ConnectorException Missing(string path) => new(BrowsingTexts.NothingAt(path, folder), BrowsingTexts.CorrectPath);
}
