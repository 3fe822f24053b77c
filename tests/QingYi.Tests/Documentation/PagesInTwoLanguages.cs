using System.Text.RegularExpressions;
using Xunit;

namespace QingYi.Tests.Documentation;

/// <summary>A page that exists in Chinese says the same as its English page, each in its own language.</summary>
public sealed partial class PagesInTwoLanguages
{
    private const string ChineseEnding = ".zh-CN.md";

    // Names that have no English form.
    private static readonly string[] Names = ["轻易云数据集成平台", "轻易云", "轻易", "吉客云", "金蝶", "用友", "钉钉", "企业微信", "飞书"];

    public static TheoryData<string> ChinesePages() =>
        [
            .. new[] { "", "docs", "schemes" }
                .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*" + ChineseEnding))
                .Select(file => Path.GetRelativePath(Repository.Root, file))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void The_pages_that_authors_and_operators_need_are_there_in_Chinese() =>
        Assert.Superset(
            new HashSet<string>
            {
                "README.zh-CN.md",
                "docs/connectors.zh-CN.md",
                "docs/console.zh-CN.md",
                "docs/errors.zh-CN.md",
                "docs/getting-started.zh-CN.md",
                "docs/guarantees.zh-CN.md",
                "docs/how-a-record-flows.zh-CN.md",
                "docs/operations.zh-CN.md",
                "docs/scheme-language.zh-CN.md",
                "docs/security.zh-CN.md",
                "docs/testing-in-ci.zh-CN.md",
                "docs/versioning.zh-CN.md",
                "schemes/README.zh-CN.md",
            },
            ChinesePages().Select(p => p.Data).ToHashSet()
        );

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void Both_pages_have_the_same_sequence_of_headings(string page) =>
        Assert.Equal(new MarkdownPage(English(page)).Headings, new MarkdownPage(page).Headings);

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void Both_pages_have_as_many_rows_in_each_table(string page) =>
        Assert.Equal(new MarkdownPage(English(page)).Tables, new MarkdownPage(page).Tables);

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void Both_pages_show_the_same_code_apart_from_comments(string page) =>
        Assert.Equal(new MarkdownPage(English(page)).Examples, new MarkdownPage(page).Examples);

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void Both_pages_link_to_the_same_places(string page) =>
        Assert.Equal(
            new MarkdownPage(English(page)).Links.Order(StringComparer.Ordinal),
            new MarkdownPage(page).Links.Select(English).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void Each_page_names_its_other_language_below_the_title(string page)
    {
        Assert.Equal($"[中文]({Path.GetFileName(page)})", new MarkdownPage(English(page)).BelowTitle);
        Assert.Equal($"[English]({Path.GetFileName(English(page))})", new MarkdownPage(page).BelowTitle);
    }

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void A_page_links_to_the_pages_of_its_own_language(string page)
    {
        Assert.Empty(new MarkdownPage(English(page)).Links.Where(l => l.EndsWith(ChineseEnding, StringComparison.Ordinal)));
        Assert.Empty(new MarkdownPage(page).Links.Where(l => Chinese(l) != l && File.Exists(Beside(page, Chinese(l)))));
    }

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void An_English_page_has_no_Chinese_outside_code_and_names(string page) =>
        Assert.Empty(new MarkdownPage(English(page)).Prose.Where(l => ChineseText().IsMatch(WithoutNames(l))));

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void A_Chinese_page_has_Chinese_punctuation(string page) =>
        // The labels in the tables of the connectors are the vendors'.
        Assert.Empty(
            new MarkdownPage(page).Prose.Where(l =>
                EnglishPunctuation().IsMatch(l) && !(page == "docs/connectors.zh-CN.md" && l.Contains(" | ", StringComparison.Ordinal))
            )
        );

    private static string English(string file) => file.Replace(ChineseEnding, ".md", StringComparison.Ordinal);

    private static string Chinese(string file) =>
        file.EndsWith(".md", StringComparison.Ordinal) ? English(file)[..^".md".Length] + ChineseEnding : file;

    private static string Beside(string page, string link) => Path.Combine(Repository.Root, Path.GetDirectoryName(page) ?? "", link);

    private static string WithoutNames(string line) =>
        Names.Aggregate(line, (text, name) => text.Replace(name, "", StringComparison.Ordinal));

    [GeneratedRegex(@"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")]
    private static partial Regex ChineseText();

    // A backtick stands for inline code.
    [GeneratedRegex(@"(?<=[\u4e00-\u9fff`])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff`])")]
    private static partial Regex EnglishPunctuation();
}
