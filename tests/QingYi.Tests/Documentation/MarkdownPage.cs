using System.Text.RegularExpressions;

namespace QingYi.Tests.Documentation;

/// <summary>A page of the documentation, split into what its two languages must have in common and what they must not.</summary>
internal sealed partial class MarkdownPage
{
    private const int LanguageLine = 2;
    private readonly List<int> headings = [];
    private readonly List<int> tables = [];
    private readonly List<string> examples = [];
    private readonly List<string> prose = [];
    private readonly List<string> links = [];

    /// <param name="path">The file, from the root of the repository.</param>
    public MarkdownPage(string path)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, path));
        BelowTitle = lines.Skip(1).FirstOrDefault(l => l.Length > 0) ?? "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is { Success: true } fence)
            {
                var end = Array.FindIndex(lines, i + 1, l => l.Trim() == "```");
                examples.Add(string.Join('\n', lines[i..end].Select(l => Code(l, fence.Groups[1].Value))));
                i = end;
            }
            else
            {
                Read(lines, i);
            }
        }
    }

    /// <summary>The first line below the title that is not empty.</summary>
    public string BelowTitle { get; }

    /// <summary>The levels of the headings.</summary>
    public IReadOnlyList<int> Headings => headings;

    /// <summary>The number of rows of each table.</summary>
    public IReadOnlyList<int> Tables => tables;

    /// <summary>The blocks of code without their comments.</summary>
    public IReadOnlyList<string> Examples => examples;

    /// <summary>The lines outside blocks of code, each with its number. Inline code and link targets are left out.</summary>
    public IReadOnlyList<string> Prose => prose;

    /// <summary>The targets of the links, except the link to the other language.</summary>
    public IReadOnlyList<string> Links => links;

    private void Read(string[] lines, int i)
    {
        var line = lines[i];
        if (Heading().Match(line) is { Success: true } heading)
        {
            headings.Add(heading.Groups[1].Length);
        }

        if (line.StartsWith('|'))
        {
            if (!lines[i - 1].StartsWith('|'))
            {
                tables.Add(0);
            }

            tables[^1]++;
        }

        if (i != LanguageLine)
        {
            var text = InlineCode().Replace(line, "`");
            links.AddRange(LinkTarget().Matches(text).Select(m => m.Groups[1].Value));
            prose.Add($"{i + 1} {LinkTarget().Replace(text, "]")}");
        }
    }

    private static string Code(string line, string kind) =>
        (
            kind switch
            {
                "" or "sh" or "yaml" => HashComment().Replace(line, "$1"),
                "csharp" => SlashComment().Replace(line, "$1"),
                _ => line,
            }
        ).TrimEnd();

    [GeneratedRegex("^ *```([a-z]*)$")]
    private static partial Regex Fence();

    [GeneratedRegex("^(#+) ")]
    private static partial Regex Heading();

    // What stands in quotes is no comment.
    [GeneratedRegex("""('[^']*'|"(?:[^"\\]|\\.)*")|(?<=^|\s)#.*$""")]
    private static partial Regex HashComment();

    // An address such as https://example.com is no comment.
    [GeneratedRegex("""('[^']*'|"(?:[^"\\]|\\.)*")|(?<=^|\s)//.*$""")]
    private static partial Regex SlashComment();

    [GeneratedRegex("``.+?``|`[^`]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex LinkTarget();
}
