using System.Text.RegularExpressions;

namespace QingYi.Server.Terminal;

/// <summary>The words of the library that parses the command line.</summary>
internal static class ParserTexts
{
    private static readonly (string English, string Chinese)[] Headings =
    [
        ("Description:", "说明："),
        ("Usage:", "用法："),
        ("Arguments:", "参数："),
        ("Options:", "选项："),
        ("Commands:", "命令："),
    ];

    private static readonly (Regex English, string Chinese)[] Errors =
    [
        (Of("Required argument '(.*)' missing for command: '(.*)'."), "命令 '$2' 缺少参数 '$1'。"),
        (Of("Required argument missing for option: '(.*)'."), "选项 '$1' 缺少值。"),
        (Of("Required command was not provided."), "缺少子命令。"),
        (Of("Option '(.*)' is required."), "缺少选项 '$1'。"),
        (Of("Option '(.*)' expects a single argument but (.*) were provided."), "选项 '$1' 只接受一个值，给出了 $2 个。"),
        (Of("Unrecognized command or argument '(.*)'."), "没有 '$1' 这个命令或参数。"),
        (Of("Argument '(.*)' not recognized. Must be one of:(.*)"), "不认识 '$1'，应为其中之一：$2"),
        (Of("'(.*)' was not matched. Did you mean one of the following\\?(.*)"), "不认识 '$1'。是否想写：$2"),
        (Of("Cannot parse argument '(.*)' for (?:command|option) '(.*)' as expected type '.*Int.*'."), "'$2' 应为整数，现为 '$1'。"),
        (
            Of(
                "Cannot parse argument '(.*)' for (?:command|option) '(.*)' as expected type '.*'. Did you mean one of the following\\?(.*)"
            ),
            "'$2' 不接受 '$1'。是否想写：$3"
        ),
        (Of("Cannot parse argument '(.*)' for (?:command|option) '(.*)' as expected type '(.*)'."), "'$2' 应为 $3，现为 '$1'。"),
        (Of("(.*) option cannot be combined with other arguments."), "选项 $1 不能与其他参数同用。"),
    ];

    public static LocalizedText Help => new("Show help and usage information", "显示帮助");

    public static LocalizedText Version => new("Show version information", "显示版本");

    /// <summary>An error of the command line.</summary>
    public static LocalizedText OfError(string message) =>
        new(
            message,
            Errors
                .Select(e => e.English.Match(message) is { Success: true } m ? m.Result(e.Chinese) : null)
                .FirstOrDefault(t => t is not null)
                ?? message
        );

    /// <summary>A line of a help text, in Chinese.</summary>
    public static string OfHelp(string line) =>
        Headings.FirstOrDefault(h => h.English == line).Chinese
        ?? line.Replace("[options]", "[选项]", StringComparison.Ordinal)
            .Replace("[command]", "[命令]", StringComparison.Ordinal)
            .Replace("(REQUIRED)", "（必填）  ", StringComparison.Ordinal)
            .Replace("[default: ", "[缺省：", StringComparison.Ordinal);

    private static Regex Of(string pattern) => new($"^{pattern}$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
