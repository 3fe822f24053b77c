using QingYi.Engine.Authoring;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Language;

/// <summary>What is wrong with a scheme is said in English and in Chinese.</summary>
public sealed class BothLanguages
{
    private const string Sides = """
        source: { connector: noop, api: noop, id: id }
        target: { connector: noop, api: noop, request: { a: "{{a}}" } }
        """;

    [Theory]
    [InlineData(
        "scheme: t\ntimezone: Mars",
        "'Mars' is not a time zone. Use an IANA name such as Asia/Shanghai, Europe/Berlin or UTC.",
        "'Mars' 不是时区。请用 IANA 名称，例如 Asia/Shanghai、Europe/Berlin 或 UTC。"
    )]
    [InlineData(
        "name: t",
        "the scheme has no id. Add a line such as 'scheme: orders-to-mysql'.",
        "方案没有 id。请加一行，例如 'scheme: orders-to-mysql'。"
    )]
    [InlineData(
        "scheme: t\ndelivery: { batch: 0 }",
        "'batch' must be between 1 and 10000, but is 0.",
        "'batch' 必须在 1 到 10000 之间，现在是 0。"
    )]
    public void A_problem_has_a_message_in_each_language(string head, string english, string chinese) =>
        Assert.Contains(SchemeProblems.Of($"{head}\n{Sides}"), p => p.Message == new LocalizedText(english, chinese));

    [Fact]
    public void A_text_knows_its_arguments_by_their_names()
    {
        var (key, place, known) = ("pageSzie", new LocalizedText("pagination", "分页"), new[] { "pageSize", "startPage" });
        var text = new LocalizedText(
            $"'{key}' is not a key of {place}.{NameSuggestion.DidYouMean(key, known)} Known: {string.Join(", ", known)}. {1 + 1:000}",
            $"{place}没有 '{key}' 这个键。"
        );
        Dictionary<string, string> expected = new()
        {
            ["key"] = "pageSzie",
            ["place"] = "pagination",
            ["suggestion"] = "pageSize",
            ["known"] = "pageSize, startPage",
        };
        Assert.EndsWith("Known: pageSize, startPage. 002", text.English, StringComparison.Ordinal);
        Assert.Equal(expected, text.Arguments);
        Assert.Equal(expected, text.WithoutStop.Arguments);
        Assert.Equal("pageSzie", LocalizedText.Of("first").Then(text).Arguments["key"]);
        Assert.Equal(text, new LocalizedText(text.English, text.Chinese));
        Assert.Empty(LocalizedText.Of("{key}").Arguments);
    }

    [Theory]
    [InlineData("requests: [{ a: 1 }]", "1: expected {\"a\":1}\n     got      {\"a\":2}", "1: 期望 {\"a\":1}\n     实际 {\"a\":2}")]
    [InlineData("rejected: x", "rejected: expected 'x', got nothing", "rejected：期望 'x'，实际 无")]
    public void A_test_shows_its_difference_in_each_language(string expected, string english, string chinese)
    {
        var scheme = SchemeFile.Compile(
            SandboxRun.Catalog,
            $"scheme: t\n{Sides}\ntests: [{{ name: x, record: {{ id: 1, a: 2 }}, expect: {{ {expected} }} }}]"
        );
        Assert.Equal(
            new LocalizedText(english, chinese),
            new SchemeTester(scheme, TimeProvider.System).Run(Assert.Single(scheme.Config.Tests))
        );
    }
}
