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
        Label = FilesTexts.Path,
        Required = true,
        Description = FilesTexts.AboutPath,
    };
    private static readonly ApiField Delimiter = new()
    {
        Name = FormatReader.Delimiter,
        Label = FilesTexts.Delimiter,
        Description = FilesTexts.AboutDelimiter,
    };
    private static readonly ApiField Encoding = new()
    {
        Name = FormatReader.Encoding,
        Label = FilesTexts.Encoding,
        Description = FilesTexts.AboutEncoding,
    };
    private static readonly ApiField Sheet = new()
    {
        Name = FormatReader.Sheet,
        Label = FilesTexts.Sheet,
        Description = FilesTexts.AboutSheet,
    };

    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder) =>
        builder
            .Name("files", FilesTexts.Title, FilesTexts.About)
            .Options<FilesOptions>()
            .Api(Api("csv", LocalizedText.Of("CSV"), Path, Delimiter, Encoding))
            .Api(Api("jsonl", FilesTexts.JsonLines, Path))
            .Api(Api("excel", LocalizedText.Of("Excel"), Path, Sheet));

    /// <inheritdoc/>
    public override Task<LocalizedText> TestAsync(ConnectionContext context, CancellationToken cancellationToken)
    {
        var folder = context.Connection.As<FilesOptions>().Folder;
        try
        {
            return Task.FromResult(
                Directory.Exists(folder)
                    ? FilesTexts.FilesIn(Directory.EnumerateFiles(folder).Count(), folder)
                    : FilesTexts.NoFolderYet(folder)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(FilesTexts.FolderUnreadable(LocalizedText.Of(e).WithoutStop), FilesTexts.CorrectFolder, e);
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
            draft.Report(ProblemSeverity.Error, "QY3101", draft.Position, FilesTexts.NoColumns(draft.Api.Name));
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
            throw new ConnectorException(FilesTexts.FileUnreadable(LocalizedText.Of(e).WithoutStop), FilesTexts.CheckFile, e);
        }
    }

    private static Api Api(string name, LocalizedText title, params ApiField[] fields) =>
        new()
        {
            Name = name,
            Title = title,
            Effect = ApiEffect.Any,
            OpenParameters = true,
            Parameters = fields,
        };
}
