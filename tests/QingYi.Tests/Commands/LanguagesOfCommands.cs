using System.Text.RegularExpressions;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>The approved output of commands is in one language.</summary>
public sealed partial class LanguagesOfCommands
{
    // The words of other systems, and names and data of the files.
    private static readonly string[] OtherSystems =
    [
        "Unable to connect to any of the specified MySQL hosts",
        "Connection refused",
        "wrong value",
        "not rejected",
        "too many",
    ];

    private static readonly string[] Names = ["吉客云", "轻易云", "写入空操作", "空操作", "导入的方案", "甲", "主参数", "主语句"];

    [Fact]
    public void No_line_in_Chinese_contains_an_English_sentence() =>
        Assert.Empty(
            Lines("zh")
                .Where(l =>
                    English().IsMatch(Code().Replace(OtherSystems.Aggregate(l, (t, w) => t.Replace(w, "", StringComparison.Ordinal)), "·"))
                )
        );

    [Fact]
    public void No_line_in_English_contains_Chinese() =>
        Assert.Empty(Lines("").Where(l => Chinese().IsMatch(Names.Aggregate(l, (t, n) => t.Replace(n, "", StringComparison.Ordinal)))));

    private static IEnumerable<string> Lines(string language) =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, "tests", "QingYi.Tests", "Approved", "commands", language), "*.txt")
            .SelectMany(f =>
                File.ReadLines(f).Where(l => !l.StartsWith("$ qingyi", StringComparison.Ordinal)).Select(l => $"{Path.GetFileName(f)}: {l}")
            );

    [GeneratedRegex("[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")]
    private static partial Regex English();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}，。；：（）、“”]")]
    private static partial Regex Chinese();

    // Quoted names and values, JSON, SQL, commands to type.
    [GeneratedRegex("'[^']*'|\\{.*\\}|\"[^\"]*\"|qingyi(?: [^ ，。；：）·']+)+")]
    private static partial Regex Code();
}
