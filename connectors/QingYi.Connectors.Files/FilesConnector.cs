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
            .Api(Api(FileFormat.Csv, LocalizedText.Of("CSV"), Path, Delimiter, Encoding))
            .Api(Api(FileFormat.JsonLines, FilesTexts.JsonLines, Path))
            .Api(Api(FileFormat.Excel, LocalizedText.Of("Excel"), Path, Sheet));

    /// <inheritdoc/>
    public override Task<LocalizedText> TestAsync(ConnectionContext context, CancellationToken cancellationToken)
    {
        var folder = context.Connection.As<FilesOptions>().Folder;
        return Task.FromResult(
            Directory.Exists(folder)
                ? FilesTexts.FilesIn(FileFault.Translated(folder, null, () => Directory.EnumerateFiles(folder).Count()), folder)
                : FilesTexts.NoFolderYet(folder)
        );
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<CatalogEntry>?> BrowseAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<CatalogEntry>?>(Catalog(context).Entries(path));

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ApiField>?> FieldsAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<ApiField>?>(Catalog(context).Fields(path));

    /// <inheritdoc/>
    public override Task<JsonObject?> DraftAsync(ConnectionContext context, string api, string path, CancellationToken cancellationToken) =>
        Task.FromResult<JsonObject?>(Catalog(context).Draft(path));

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

    private static FilesCatalog Catalog(ConnectionContext context) => new(context.Connection.As<FilesOptions>().Folder);

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
