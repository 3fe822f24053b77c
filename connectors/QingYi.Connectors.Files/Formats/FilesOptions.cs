using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace QingYi.Connectors.Files.Formats;

/// <summary>A connection to a folder with files.</summary>
internal sealed record FilesOptions
{
    [Required]
    [Description("文件夹。The folder; a scheme's 'path' is relative to it.")]
    public string Folder { get; init; } = "";
}
