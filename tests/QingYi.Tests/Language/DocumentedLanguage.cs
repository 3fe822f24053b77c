using System.Text;
using System.Text.RegularExpressions;
using QingYi.Engine.Authoring;
using QingYi.Engine.Language;
using QingYi.Engine.Values;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Language;

/// <summary>The examples on the pages for authors give the documented results.</summary>
public sealed partial class DocumentedLanguage
{
    private const string English = "scheme-language.md";
    private const string Chinese = "scheme-language.zh-CN.md";
    private static readonly DateTimeOffset Now = new(2024, 6, 6, 0, 0, 0, TimeSpan.FromHours(8));

    public static TheoryData<string> Schemes() =>
        [.. Blocks(English, "yaml").Where(b => b.StartsWith("scheme:", StringComparison.Ordinal))];

    public static TheoryData<string> Templates() => [.. Blocks(English, "templates").SelectMany(b => b.Split('\n'))];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Each_scheme_of_the_page_passes_its_tests(string text)
    {
        var scheme = SchemeFile.Compile(SandboxRun.Catalog, text);
        Assert.NotEmpty(scheme.Config.Tests);
        Assert.All(scheme.Config.Tests, t => Assert.Null(new SchemeTester(scheme, TimeProvider.System).Run(t)));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Each_template_of_the_page_gives_what_it_says(string line)
    {
        var (template, expected) = (
            line[..line.LastIndexOf(" => ", StringComparison.Ordinal)],
            line[(line.LastIndexOf(" => ", StringComparison.Ordinal) + 4)..]
        );
        var plan = new RecordPlan();
        var compiled = new TemplateParser(plan).Parse(template);
        var context = new EvaluationContext(
            plan,
            new ConstantSet
            {
                LastSyncTime = Now.AddDays(-1),
                CurrentTime = Now,
                Now = Now,
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
            }
        );
        context.Record.Load(Encoding.UTF8.GetBytes(Blocks(English, "json")[0]));
        Assert.Equal(expected, compiled.Evaluate(context).ToJson());
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Chinese)]
    public void Each_row_of_the_table_names_a_section_and_a_test_that_are_there(string file)
    {
        var page = Read(file);
        var rows = TableRow().Matches(page).Select(m => (Section: m.Groups[1].Value, Test: m.Groups[2].Value)).ToList();
        Assert.True(rows.Count > 30);
        Assert.Empty(rows.Select(r => r.Section).Where(s => !page.Contains($"\n## {s}\n", StringComparison.Ordinal)));
        var sources = string.Concat(Repository.Sources().Select(File.ReadAllText));
        Assert.Empty(
            rows.Select(r => r.Test.Split('.'))
                .Where(t =>
                    !sources.Contains($"class {t[0]}", StringComparison.Ordinal) || !sources.Contains($" {t[1]}(", StringComparison.Ordinal)
                )
                .Select(t => string.Join('.', t))
        );
    }

    [GeneratedRegex(@"^\|[^|\n]*\|[^|\n]*\| ([^|\n]+) \| `([^`\n]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, "docs", file)).ReplaceLineEndings("\n");

    private static List<string> Blocks(string file, string kind) =>
        [
            .. Regex
                .Matches(Read(file), $"^```{kind}\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)
                .Select(m => m.Groups[1].Value),
        ];
}
