using System.Text.Json.Nodes;
using QingYi.Connectors.Files.Browsing;
using QingYi.Connectors.Files.Formats;
using QingYi.Connectors.Files.Reading;
using QingYi.Connectors.Files.Writing;

namespace QingYi.Connectors.Files;

/// <summary>The connector <c>files</c>: CSV, JSON lines and Excel files in a folder.</summary>
public sealed class FilesConnector : Connector
{
    private readonly FolderLock folders = new();
    private static readonly ApiField Path = new()
    {
        Name = FilePath.Name,
        Label = "文件",
        Required = true,
        Description =
            "The file below the connection's folder; a source may use * and reads all matching files in the order of their names.",
    };
    private static readonly ApiField Delimiter = new()
    {
        Name = FormatReader.Delimiter,
        Label = "分隔符",
        Description = "The separator of values; a comma by default, \\t for a tab.",
    };
    private static readonly ApiField Encoding = new()
    {
        Name = FormatReader.Encoding,
        Label = "编码",
        Description = "utf-8 by default; utf-8-bom for a target that Excel opens; gbk, gb18030 …",
    };
    private static readonly ApiField Sheet = new()
    {
        Name = FormatReader.Sheet,
        Label = "工作表",
        Description = "The sheet's name; by default a source reads the first visible sheet.",
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
    public override Task<LocalizedText> TestAsync(ConnectionContext context, CancellationToken cancellationToken)
    {
        var folder = context.Connection.As<FilesOptions>().Folder;
        try
        {
            return Task.FromResult<LocalizedText>(
                Directory.Exists(folder)
                    ? $"{Directory.EnumerateFiles(folder).Count()} 个文件 files in {folder}"
                    : $"{folder} 还不存在 does not exist yet; 写入时创建 a target creates it"
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(
                $"the folder cannot be read: {e.Message.TrimEnd('.')}",
                "Correct the folder's permissions, or 'folder' of the connection.",
                e
            );
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<CatalogEntry>?> BrowseAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    ) => Look<IReadOnlyList<CatalogEntry>>(context, c => c.Entries(path));

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ApiField>?> FieldsAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    ) => Look<IReadOnlyList<ApiField>>(context, c => c.Fields(path));

    /// <inheritdoc/>
    public override Task<JsonObject?> DraftAsync(ConnectionContext context, string api, string path, CancellationToken cancellationToken) =>
        Task.FromResult<JsonObject?>(FilesCatalog.Draft(path));

    /// <inheritdoc/>
    public override SourcePlan CompileSource(RequestDraft draft) =>
        new FilesSourcePlan(draft.Root.Without(FormatReader.Names), new FormatReader(draft).Read());

    /// <inheritdoc/>
    public override TargetPlan CompileTarget(RequestDraft draft)
    {
        var format = new FormatReader(draft).Read();
        var request = draft.Root.Without(FormatReader.Names);
        var columns = request.Children.Select(c => c.Name).Where(n => n != FilePath.Name).ToList();
        if (columns.Count == 0)
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY3101",
                draft.Position,
                $"the api '{draft.Api.Name}' writes a column for each parameter except 'path', but there is none. Add them to 'request'."
            );
        }

        return new FilesTargetPlan(request, format, columns, folders);
    }

    private static Task<T?> Look<T>(ConnectionContext context, Func<FilesCatalog, T> look)
        where T : class
    {
        try
        {
            return Task.FromResult<T?>(look(new FilesCatalog(context.Connection.As<FilesOptions>().Folder)));
        }
        catch (Exception e) when (e is not ConnectorException)
        {
            throw new ConnectorException(
                $"the file cannot be read: {e.Message.TrimEnd('.')}",
                "Check that it is complete and of its kind.",
                e
            );
        }
    }

    private static Api Api(string name, string title, params ApiField[] fields) =>
        new()
        {
            Name = name,
            Title = title,
            Effect = ApiEffect.Any,
            OpenParameters = true,
            Parameters = fields,
        };
}
