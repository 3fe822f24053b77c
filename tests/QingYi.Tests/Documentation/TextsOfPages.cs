using System.Text.RegularExpressions;
using Xunit;

namespace QingYi.Tests.Documentation;

/// <summary>The pages of the console show what the catalogues say, and nothing of their own.</summary>
public sealed partial class TextsOfPages
{
    [Fact]
    public void No_page_has_words_of_its_own() =>
        Assert.Empty(
            Directory
                .GetFiles(Path.Combine(Repository.Root, "engine", "QingYi.Web"), "*.razor", SearchOption.AllDirectories)
                .SelectMany(f =>
                    Markup(File.ReadAllText(f))
                        .SelectMany(l => Word().Matches(l).Concat(Attribute().Matches(l)))
                        .Select(m => $"{Path.GetFileName(f)}: {m.Groups[1].Value.Trim()}")
                )
        );

    // Lines of elements, without comments and without the code behind them.
    private static IEnumerable<string> Markup(string page) =>
        Comment().Replace(page.Split("\n@code")[0], "").Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('<'));

    [GeneratedRegex(@">([^<>@{}""()]*\p{L}{2,}[^<>@{}""()]*)<")]
    private static partial Regex Word();

    // What people read or hear of an element.
    [GeneratedRegex(@"\b(?:placeholder|aria-label|title|alt)=""([^""@]*\p{L}[^""@]*)""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
