using System.Text.Json.Nodes;

namespace QingYi.Connectors.Files.Formats;

/// <summary>The compiled request of a file api.</summary>
/// <param name="format">The files' format.</param>
/// <param name="columns">Target: the columns in order.</param>
internal sealed class FilesPlan(FileFormat format, IReadOnlyList<string> columns) : RequestPlan
{
    /// <summary>The parameter with the file's path.</summary>
    public const string Path = "path";

    public FileFormat Format { get; } = format;

    public IReadOnlyList<string> Columns { get; } = columns;

    public override int MaxPageSize => 2000;

    public override string ResumeObstacle => "rows of files are counted, and the files may have been changed meanwhile";

    public override int? DeliveryBatch => 500;

    public override JsonArray Preview(JsonObject request) => [request];
}
