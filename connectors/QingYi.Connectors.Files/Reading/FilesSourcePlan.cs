using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Reading;

/// <summary>The compiled request of a source of files.</summary>
internal sealed class FilesSourcePlan(DraftNode request, FileFormat format) : SourcePlan(request)
{
    public override int MaxPageSize => 2000;

    public override Limitation? Resume => new(ReadingTexts.CountedRows);

    public override Task<Source> OpenAsync(SourceContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Source>(new FilesSource(context.Connection.As<FilesOptions>().Folder, format) { Observe = context.Observe });
}
