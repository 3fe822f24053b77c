using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Files.Formats;
using QingYi.Connectors.Files.Reading;

namespace QingYi.Connectors.Files.Browsing;

/// <summary>
/// Lists what a folder contains, for authors who browse it: files, folders, and the sheets of workbooks. The path of a sheet is that of
/// its file, a #, and its name.
/// </summary>
/// <param name="folder">The connection's folder.</param>
internal sealed class FilesCatalog(string folder)
{
    private const int RowsLookedAt = 200;

    public IReadOnlyList<CatalogEntry> Entries(string path)
    {
        var whole = path.Length == 0 ? Path.GetFullPath(folder) : FilePath.Below(folder, path);
        if (whole is not null && Directory.Exists(whole))
        {
            return FileFault.Translated(whole, null, () => Files(whole));
        }

        var (file, format) = Find(path);
        return format is { Kind: FileFormat.Excel, Sheet: null }
            ? FileFault.Translated(file, format, () => Sheets(file))
            : throw Missing(path);
    }

    public IReadOnlyList<ApiField> Fields(string path)
    {
        var (file, format) = Find(path);
        return FileFault.Translated(file, format, () => Fields(file, format));
    }

    public JsonObject Draft(string path)
    {
        var (file, format) = Find(path);
        var request = new JsonObject { [FilePath.Name] = Below(file) };
        if (format.Sheet is not null)
        {
            request[FormatReader.Sheet] = format.Sheet;
        }

        return request;
    }

    private List<CatalogEntry> Files(string whole)
    {
        var folders = Directory
            .EnumerateDirectories(whole)
            .Order(StringComparer.Ordinal)
            .Select(d => new CatalogEntry(Below(d), Path.GetFileName(d), "folder") { HasEntries = true, HasFields = false });
        var files = Directory
            .EnumerateFiles(whole)
            .Order(StringComparer.Ordinal)
            .Select(f => (Path: f, Kind: FileFormat.KindOf(f)!))
            .Where(f => f.Kind is not null)
            .Select(f => new CatalogEntry(Below(f.Path), Path.GetFileName(f.Path), f.Kind) { HasEntries = f.Kind == FileFormat.Excel });
        return [.. folders.Concat(files).Take(Connector.MostEntries)];
    }

    private List<CatalogEntry> Sheets(string file) =>
        [.. ExcelRows.Sheets(file).Take(Connector.MostEntries).Select(s => new CatalogEntry($"{Below(file)}#{s}", s, "sheet"))];

    private static List<ApiField> Fields(string file, FileFormat format)
    {
        var fields = new OrderedDictionary<string, FieldType>(StringComparer.Ordinal);
        foreach (var row in RowReader.Read(file, format).Take(RowsLookedAt))
        {
            using var record = JsonDocument.Parse(row);
            foreach (var member in record.RootElement.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null))
            {
                var type = TypeOf(member.Value);
                fields[member.Name] = fields.GetValueOrDefault(member.Name, type) == type ? type : FieldType.String;
            }
        }

        return [.. fields.Select(f => new ApiField { Name = f.Key, Type = f.Value })];
    }

    // A # can also be part of a name: the longest path that is a file decides.
    private (string File, FileFormat Format) Find(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('#', end - 1))
        {
            var sheet = end < path.Length ? path[(end + 1)..] : null;
            if (
                FilePath.Below(folder, path[..end]) is { } whole
                && File.Exists(whole)
                && FileFormat.KindOf(whole) is { } kind
                && (sheet is null || kind == FileFormat.Excel)
            )
            {
                return (whole, new FileFormat(kind) { Sheet = sheet });
            }
        }

        throw Missing(path);
    }

    private static FieldType TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => FieldType.Number,
            JsonValueKind.True or JsonValueKind.False => FieldType.Boolean,
            JsonValueKind.Object => FieldType.Object,
            JsonValueKind.Array => FieldType.Array,
            _ => FieldType.String,
        };

    private string Below(string whole) => Path.GetRelativePath(Path.GetFullPath(folder), whole).Replace('\\', '/');

    private ConnectorException Missing(string path) => new(BrowsingTexts.NothingAt(path, folder), BrowsingTexts.CorrectPath);
}
