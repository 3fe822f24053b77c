using System.ComponentModel.DataAnnotations;

namespace QingYi.Connectors.Files.Formats;

/// <summary>A connection to a folder with files.</summary>
internal sealed record FilesOptions
{
    [Required]
    [LocalizedDescription("The folder; a scheme's 'path' is relative to it.", "文件夹；方案里的 'path' 是相对于它的路径。")]
    public string Folder { get; init; } = "";
}
