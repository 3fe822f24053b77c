using QingYi.Server.Terminal;
using Xunit;

namespace QingYi.Tests.Commands;

public sealed class LanguageOfTheUser
{
    [Theory]
    [InlineData("", "zh-Hans", "--lang", "zh")]
    [InlineData("", "zh-Hans", "--lang=zh", "check", "a.yaml")]
    [InlineData("", "zh-Hans", "records", "list", "--lang", "zh")]
    [InlineData("LANG=zh_CN.UTF-8", "en", "--lang", "en")]
    [InlineData("QINGYI_LANG=zh", "en", "--lang=en")]
    [InlineData("QINGYI_LANG=zh", "en", "--lang", "fr")]
    [InlineData("", "en", "--", "--lang", "zh")]
    [InlineData("LANG=zh_CN.UTF-8", "zh-Hans", "--", "--lang=en")]
    [InlineData("LANG=zh_CN.UTF-8", "zh-Hans", "--lang")]
    [InlineData("QINGYI_LANG=en LC_ALL=zh_CN.UTF-8", "en")]
    [InlineData("QINGYI_LANG=zh LC_ALL=en_US.UTF-8", "zh-Hans")]
    [InlineData("LC_ALL=zh_CN.UTF-8 LC_MESSAGES=en_US.UTF-8", "zh-Hans")]
    [InlineData("LC_ALL=C LC_MESSAGES=zh_CN.UTF-8 LANG=zh_CN.UTF-8", "en")]
    [InlineData("LC_MESSAGES=zh_TW LANG=C", "zh-Hans")]
    [InlineData("LC_MESSAGES=POSIX LANG=zh_CN.UTF-8", "en")]
    [InlineData("LANG=zh_CN.UTF-8", "zh-Hans")]
    [InlineData("LANG=ZH_cn", "zh-Hans")]
    [InlineData("LANG=zh", "zh-Hans")]
    [InlineData("LANG=zhx", "en")]
    [InlineData("LANG=C.UTF-8", "en")]
    [InlineData("LANG=POSIX", "en")]
    [InlineData("LANG=de_DE.UTF-8", "en")]
    [InlineData("QINGYI_LANG= LC_ALL= LC_MESSAGES= LANG=zh_CN.UTF-8", "zh-Hans")]
    [InlineData("QINGYI_LANG= LC_ALL= LC_MESSAGES= LANG=", "en")]
    [InlineData("", "en")]
    public void The_option_comes_first_then_the_variables_in_their_order(string variables, string language, params string[] arguments)
    {
        var set = variables
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split('='))
            .ToDictionary(v => v[0], v => v[1], StringComparer.Ordinal);
        Assert.Equal(language, UserLanguage.Of(arguments, name => set.GetValueOrDefault(name)).Name, ignoreCase: true);
    }

    [Fact]
    public async Task Another_language_is_refused()
    {
        var (exit, output, errors) = await QingYiProgram.RunAsync(Repository.Root, "check", "a.yaml", "--lang", "fr");
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("qingyi: Argument 'fr' not recognized. Must be one of:", errors, StringComparison.Ordinal);
        Assert.Contains("'zh'", errors, StringComparison.Ordinal);
        Assert.Contains("'en'", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Required argument 'FILE' missing for command: 'run'.", "命令 'run' 缺少参数 'FILE'。")]
    [InlineData("Argument 'fr' not recognized. Must be one of:\n\t'zh'\n\t'en'", "不认识 'fr'，应为其中之一：\n\t'zh'\n\t'en'")]
    [InlineData(
        "Cannot parse argument 'abc' for option '--limit' as expected type 'System.Nullable`1[System.Int64]'.",
        "'--limit' 应为整数，现为 'abc'。"
    )]
    [InlineData("Something else.", "Something else.")]
    public void The_parser_speaks_Chinese_too(string english, string chinese)
    {
        Assert.Equal(english, ParserTexts.OfError(english).English);
        Assert.Equal(chinese, ParserTexts.OfError(english).Chinese);
    }

    [Theory]
    [InlineData("  run <FILE>  运行一次方案", 40, "  run <FILE>  运行一次方案")]
    [InlineData("  run <FILE>  运行一次方案", 24, "  run <FILE>  运行一次方\n              案")]
    [InlineData("  run <FILE>  一次，方案", 19, "  run <FILE>  一\n              次，\n              方案")]
    [InlineData(
        "  run <FILE>  方案？“一次”）吗",
        18,
        "  run <FILE>  方\n              案？\n              “一\n              次”）\n              吗"
    )]
    [InlineData("  run <FILE>  用 HTTP API 接口", 21, "  run <FILE>  用 HTTP \n              API 接\n              口")]
    public void A_help_text_in_Chinese_stays_in_its_column(string line, int width, string wrapped) =>
        Assert.Equal(wrapped, LocalizedHelp.Wrap(line, width).ReplaceLineEndings("\n"));
}
