using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Writing;

/// <summary>The compiled request of a target of files.</summary>
/// <param name="request">The file's path and its columns.</param>
/// <param name="format">The files' format.</param>
/// <param name="columns">The columns in order.</param>
/// <param name="folders">The locks of the folders that this process writes to.</param>
internal sealed class FilesTargetPlan(DraftNode request, FileFormat format, IReadOnlyList<string> columns, FolderLock folders)
    : TargetPlan(request)
{
    public FileFormat Format { get; } = format;

    public IReadOnlyList<string> Columns { get; } = columns;

    public override int? DeliveryBatch => 500;

    public override Task<Target> OpenAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(new FilesTarget(context.Connection.As<FilesOptions>().Folder, this, folders));
}
