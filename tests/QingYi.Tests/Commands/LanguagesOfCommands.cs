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
        "Model Context Protocol",
        "Language Server Protocol",
    ];

    private static readonly string[] Names = ["写入空操作", "空操作", "导入的方案", "订单", "甲", "王芳"];

    // The labels of 轻易云's metadata.
    private static readonly string[] NamesOfExport = ["主参数", "主语句"];

    // Names of connectors, apis, their effects, options, fields and types, of programs, and of the files and their tests.
    private static readonly HashSet<string> Words =
    [
        "batchexecute",
        "commandTimeout",
        "connectionString",
        "consult",
        "day",
        "endModified",
        "execute",
        "Execute",
        "executeReturn",
        "fields",
        "files",
        "http",
        "HTTP",
        "id",
        "insert",
        "int",
        "jackyun",
        "lehua",
        "must",
        "mysql",
        "MySQL",
        "no",
        "noop",
        "null",
        "object",
        "orders",
        "pageIndex",
        "path",
        "qty",
        "Query",
        "rejecting",
        "request",
        "right",
        "select",
        "sqlite",
        "SQLite",
        "sqlMode",
        "startModified",
        "string",
        "text",
        "tradeId",
        "tradeNo",
        "update",
        "upsert",
        "wrong",
    ];

    [Fact]
    public void No_line_in_Chinese_contains_an_English_sentence() =>
        Assert.Empty(
            Lines("zh")
                .Where(l =>
                    English().IsMatch(Code().Replace(OtherSystems.Aggregate(l, (t, w) => t.Replace(w, "", StringComparison.Ordinal)), "·"))
                )
        );

    [Fact]
    public void No_line_or_cell_in_Chinese_consists_of_English_words_that_are_no_names() =>
        Assert.Empty(
            Lines("zh")
                .SelectMany(l =>
                    l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('│').Select(c => (Line: l, Cell: c.Trim(' ', '✓', '✗')))
                )
                .Where(c => EnglishOnly().IsMatch(c.Cell) && !Array.TrueForAll(c.Cell.Split(' '), Words.Contains))
                .Select(c => c.Line)
        );

    [Fact]
    public void No_line_in_English_contains_Chinese() =>
        Assert.Empty(
            Lines("").Where(l => Chinese().IsMatch(NamesOf(l).Aggregate(l, (t, n) => t.Replace(n, "", StringComparison.Ordinal))))
        );

    private static string[] NamesOf(string line) => line.StartsWith("export.txt:", StringComparison.Ordinal) ? NamesOfExport : Names;

    private static IEnumerable<string> Lines(string language) =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, "tests", "QingYi.Tests", "Approved", "commands", language), "*.txt")
            .SelectMany(f =>
                File.ReadLines(f).Where(l => !l.StartsWith("$ qingyi", StringComparison.Ordinal)).Select(l => $"{Path.GetFileName(f)}: {l}")
            );

    [GeneratedRegex("[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")]
    private static partial Regex English();

    [GeneratedRegex("^[A-Za-z]+(?: +[A-Za-z]+)*$")]
    private static partial Regex EnglishOnly();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}，。；：（）、“”]")]
    private static partial Regex Chinese();

    // Quoted names and values, JSON, SQL, commands to type.
    [GeneratedRegex("'[^']*'|\\{.*\\}|\"[^\"]*\"|qingyi(?: [^ ，。；：）·']+)+")]
    private static partial Regex Code();
}
