using QingYi.Connectors.Files.Formats;
using QingYi.Connectors.Files.Reading;
using QingYi.Connectors.Files.Writing;

namespace QingYi.Connectors.Files;

/// <summary>The connector <c>files</c>.</summary>
public sealed class FilesConnector : Connector
{
    private const int LongestSheet = 31;
    private const string NotInSheets = "[]:*?/\\";
    private readonly FolderLock turns = new();
    private static readonly ApiField Path = new()
    {
        Name = FilesPlan.Path,
        Label = "文件",
        Required = true,
        Description = "The file below the connection's folder; a source may use * and reads all that fit, in the order of their names.",
    };
    private static readonly ApiField Delimiter = new()
    {
        Name = "delimiter",
        Label = "分隔符",
        Description = "Between two values; a comma by default, \\t for a tab.",
    };
    private static readonly ApiField Encoding = new()
    {
        Name = "encoding",
        Label = "编码",
        Description = "utf-8 by default; utf-8-bom for a target that Excel opens; gbk, gb18030 …",
    };
    private static readonly ApiField Sheet = new()
    {
        Name = "sheet",
        Label = "工作表",
        Description = "The sheet's name; the first by default.",
    };

    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder) =>
        builder
            .Name("files", "文件", "CSV、JSON 行与 Excel 文件。CSV, JSON lines and Excel files in a folder.")
            .Options<FilesOptions>()
            .Api(Api("csv", "CSV", Path, Delimiter, Encoding))
            .Api(Api("jsonl", "JSON lines", Path))
            .Api(Api("excel", "Excel", Path, Sheet));

    /// <inheritdoc/>
    public override Task<string> TestAsync(Connection connection, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = connection.As<FilesOptions>().Folder;
        try
        {
            return Task.FromResult(
                Directory.Exists(folder)
                    ? $"{Directory.EnumerateFiles(folder).Count()} 个文件 files in {folder}"
                    : $"{folder} 还不存在 is not there yet; 写入时创建 a target makes it"
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(
                $"the folder cannot be read: {e.Message.TrimEnd('.')}",
                "Make the folder, or correct 'folder' of the connection.",
                e
            );
        }
    }

    /// <inheritdoc/>
    public override RequestPlan Compile(RequestDraft draft)
    {
        var delimiter = Take(draft, "delimiter") ?? ",";
        var format = new FileFormat(
            draft.Api.Name,
            delimiter == "\\t" ? "\t" : delimiter,
            Take(draft, "encoding") ?? "utf-8",
            Take(draft, "sheet")
        );
        try
        {
            _ = format.TextEncoding;
        }
        catch (ArgumentException)
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY1012",
                draft.Position,
                $"'{format.Encoding}' is not an encoding. Use utf-8, utf-8-bom, gbk, gb18030, utf-16 …"
            );
        }

        if (format.Sheet is { } sheet && (sheet.Length is 0 or > LongestSheet || sheet.Any(NotInSheets.Contains)))
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY1012",
                draft.Position,
                $"'{sheet}' cannot be the name of a sheet: Excel takes 1 to {LongestSheet} characters without "
                    + $"{string.Join(' ', NotInSheets.AsEnumerable())}. Shorten 'sheet'."
            );
        }

        if (draft.Root.Child(FilesPlan.Path) is null or { Template: null or "" })
        {
            var meant = draft
                .Root.Children.Select(c => c.Name)
                .FirstOrDefault(n => NameSuggestion.Nearest(n, [FilesPlan.Path]) is not null);
            draft.Report(
                ProblemSeverity.Error,
                "QY3101",
                draft.Position,
                $"the api '{draft.Api.Name}' needs 'path': the file below the connection's folder."
                    + $"{NameSuggestion.DidYouMean(meant ?? "", [FilesPlan.Path])} Add it to 'request'."
            );
        }

        var columns = draft.Root.Children.Select(c => c.Name).Where(n => n != FilesPlan.Path).ToList();
        if (!draft.IsSource && columns.Count == 0)
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY3101",
                draft.Position,
                $"the api '{draft.Api.Name}' writes a column for each parameter beside 'path', but there is none. Add them to 'request'."
            );
        }

        return new FilesPlan(format, columns);
    }

    /// <inheritdoc/>
    public override Task<Source> OpenSourceAsync(SourceContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Source>(new FilesSource(context.Connection.As<FilesOptions>().Folder, ((FilesPlan)context.Plan).Format));

    /// <inheritdoc/>
    public override Task<Target> OpenTargetAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(new FilesTarget(context.Connection.As<FilesOptions>().Folder, (FilesPlan)context.Plan, turns));

    private static Api Api(string name, string title, params ApiField[] fields) =>
        new()
        {
            Name = name,
            Title = title,
            Effect = ApiEffect.Any,
            OpenParameters = true,
            Parameters = fields,
        };

    private static string? Take(RequestDraft draft, string name) =>
        draft.Root.Child(name) is { } node ? draft.Root.Remove(node).Text : null;
}
