using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Hosting;

/// <summary>What a comparison of two texts of a scheme says.</summary>
public sealed class FileComparisons
{
    [Theory]
    [InlineData(
        "a: 1\nb: 2\n",
        "a: 1\r\nb: 2\r\n",
        "No line differs, only the line ends (LF → CRLF).",
        "各行相同，不同的只有换行符（LF → CRLF）。"
    )]
    [InlineData("a: 1\nb: 2\n", "a: 1\nb: 2", "No line differs, only the line break at the end (removed).", null)]
    [InlineData("a: 1\nb: 2", "a: 1\nb: 2\n", "No line differs, only the line break at the end (added).", null)]
    [InlineData("a: 1\nb: 2\n", "\uFEFFa: 1\nb: 2\n", "No line differs, only the byte order mark (added).", null)]
    [InlineData(
        "\uFEFFa: 1\r\nb: 2\r\n",
        "a: 1\nb: 2",
        "No line differs, only the line ends (CRLF → LF), the line break at the end (removed), the byte order mark (removed).",
        "各行相同，不同的只有换行符（CRLF → LF）、末尾的换行（去掉）、字节顺序标记（去掉）。"
    )]
    [InlineData("a: 1\nb: 2\r\nc: 3\n", "a: 1\r\nb: 2\nc: 3\n", "No line differs, only the line ends (CRLF+LF → CRLF+LF).", null)]
    [InlineData(
        "a: 1\nb: 2\nc: 3\n",
        "a: 1\r\nb: 4\r\nc: 3\r\n",
        "Also differs: the line ends (LF → CRLF).",
        "另有不同：换行符（LF → CRLF）。"
    )]
    public async Task What_no_line_shows_is_told(string old, string text, string english, string? chinese)
    {
        var comparison = await CompareAsync(old, text);
        Assert.Equal(english, comparison.Meaning[0].English);
        Assert.Equal(chinese ?? comparison.Meaning[0].Chinese, comparison.Meaning[0].Chinese);
        Assert.DoesNotContain(comparison.Lines, l => l.Contains('\uFEFF', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a: 1\nb: 2\n", "a: 1\nb: 2\n")]
    [InlineData("a: 1\nb: 2\n", "a: 1\nb: 3\n")]
    [InlineData("a: 1\n", "a: 1\nb: 3\n")]
    [InlineData("", "a: 1\r\n")]
    public async Task What_the_lines_show_is_not_told_again(string old, string text) =>
        Assert.Single((await CompareAsync(old, text)).Meaning);

    [Theory]
    [InlineData("[ { field: a }, { field: b }, { field: c } ]", "[ { field: c }, { field: a }, { field: b } ]", "", "x.c")]
    [InlineData("[ { field: a, value: 1 }, { field: b } ]", "[ { field: b }, { field: a, value: 2 } ]", "x.a.value", "x.b")]
    [InlineData("[ { field: a }, { field: b } ]", "[ { field: new }, { field: a }, { field: b } ]", "x.new", "")]
    [InlineData("[ { field: a }, { field: b } ]", "[ { field: b } ]", "x.a", "")]
    [InlineData("[ p, q, r ]", "[ q, r, p ]", "", "x.2")]
    [InlineData("[ p, q, r ]", "[ p, s, r ]", "x.1", "")]
    [InlineData("[ p, q ]", "[ n, p, q ]", "x.0", "")]
    [InlineData("[ p, p, q ]", "[ p, q, p ]", "", "x.1")]
    [InlineData("[ { sql: 1, k: 1 }, { sql: 2, k: 1 } ]", "[ { sql: 1, k: 1 }, { sql: 2, k: 3 } ]", "x.1.k", "")]
    [InlineData("[ 1, '1' ]", "[ '1', 1 ]", "", "x.0")]
    [InlineData("[ [ a, b ], [ c ] ]", "[ [ b, a ], [ c ] ]", "", "x.0.0")]
    [InlineData("{ a: 1, b: 2 }", "{ b: 2, a: 1 }", "", "")]
    public async Task An_element_that_moved_within_its_list_is_told_apart_from_one_that_changed(
        string old,
        string text,
        string changed,
        string moved
    )
    {
        var comparison = await CompareAsync($"x: {old}\n", $"x: {text}\n");
        Assert.Equal((changed, moved), (string.Join(' ', comparison.Changes), string.Join(' ', comparison.Moved)));
        Assert.Equal(moved.Length > 0, comparison.Meaning.Any(m => m.English == $"Moved within its list: {moved}."));
    }

    [Fact]
    public async Task A_long_list_of_moves_is_cut_off_in_the_sentence_alone()
    {
        var items = Enumerable.Range(0, 15).Select(i => $"i{i}").ToList();
        var comparison = await CompareAsync(
            $"x: [{string.Join(", ", items)}]\n",
            $"x: [{string.Join(", ", items.AsEnumerable().Reverse())}]\n"
        );
        Assert.Equal(14, comparison.Moved.Count);
        Assert.EndsWith("x.9 and 4 more.", comparison.Meaning[0].English, StringComparison.Ordinal);
        Assert.EndsWith("x.9，另有 4 处。", comparison.Meaning[0].Chinese, StringComparison.Ordinal);
    }

    private static Task<FileComparison> CompareAsync(string old, string text)
    {
        var workspace = new Workspace("nowhere", () => SandboxRun.Catalog, new SecretMask(), NullLogger.Instance);
        return SchemeFiles
            .Of(workspace, null, Path.GetTempPath(), null)
            .CompareAsync("t.yaml", old, text, TestContext.Current.CancellationToken);
    }
}
