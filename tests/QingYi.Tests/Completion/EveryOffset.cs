using System.Diagnostics;
using QingYi.Engine.Documents;
using Xunit;

namespace QingYi.Tests.Completion;

/// <summary>Wherever a cursor stands, and whatever has been typed so far, the assistant answers with places inside the text.</summary>
public sealed class EveryOffset
{
    private static readonly Author Author = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Schemes() => [.. Author.Shipped.Keys];

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Each_offset_of_a_shipped_scheme_has_an_answer(string file)
    {
        var text = Author.Shipped[file];
        for (var offset = 0; offset <= text.Length; offset++)
        {
            await CheckAsync(file, text, offset, hovers: offset % 5 == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task A_scheme_that_ends_in_any_line_has_an_answer(string file)
    {
        var text = Author.Shipped[file];
        for (var end = 0; end >= 0 && end < text.Length; end = text.IndexOf('\n', end + 1))
        {
            var cut = text[..end];
            await CheckAsync(file, cut, cut.Length, hovers: true);
            await CheckAsync(file, cut + "\n    ", cut.Length + 5, hovers: true);
            Assert.All(Author.Assistant.Problems(file, cut, Author.Environment), p => Check(p, cut));
        }
    }

    [Fact]
    public async Task Each_offset_of_a_shipped_environment_has_an_answer()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Author.Schemes, "environments"), "*.yaml"))
        {
            var text = await File.ReadAllTextAsync(file, Token);
            for (var offset = 0; offset <= text.Length; offset++)
            {
                await CheckAsync(file, text, offset, hovers: true);
                await CheckAsync(file, text[..offset], offset, hovers: false);
            }
        }
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("}")]
    [InlineData("\t")]
    [InlineData(": ")]
    [InlineData("\r\n- ")]
    [InlineData("{{")]
    [InlineData("😀")]
    [InlineData("：")]
    public async Task A_scheme_with_a_slip_anywhere_has_an_answer(string slip)
    {
        foreach (var (file, text) in Author.Shipped)
        {
            for (var at = slip[0] % 37; at < text.Length; at += 211)
            {
                var broken = text.Insert(at, slip);
                await CheckAsync(file, broken, at + slip.Length, hovers: true);
                Assert.All(Author.Assistant.Problems(file, broken, Author.Environment), p => Check(p, broken));
            }
        }
    }

    [Theory]
    [InlineData("scheme.yaml", "")]
    [InlineData("scheme.json", "")]
    [InlineData("scheme.json", "{")]
    [InlineData("scheme.json", "{ \"source\": { \"connector\": \"jac")]
    [InlineData("scheme.yaml", "\uFEFFscheme: a\nsource:\n  ")]
    [InlineData("scheme.yaml", "\t\t- a: {{b\n\0\n---\n%x\n? y\n&a *b !c")]
    [InlineData("scheme.yaml", "source: &a\n  <<: *a\n  condition: [[{field: \n")]
    public async Task A_text_that_is_hardly_one_has_an_answer(string file, string text)
    {
        for (var offset = -3; offset <= text.Length + 3; offset++)
        {
            await CheckAsync(file, text, offset, hovers: true);
        }
    }

    [Fact]
    public async Task Half_of_the_answers_on_the_seed_take_less_than_50_ms()
    {
        var text = Author.Seed;
        var times = new List<double>();
        for (var offset = 0; offset <= text.Length; offset += 97)
        {
            var began = Stopwatch.GetTimestamp();
            await Author.Assistant.CompleteAsync("scheme.yaml", text, offset, Author.Environment, Token);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"median {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms"
        );
        Assert.InRange(times[times.Count / 2], 0, 50);
    }

    private static async Task CheckAsync(string file, string text, int offset, bool hovers)
    {
        var items = await Author.Assistant.CompleteAsync(file, text, offset, Author.Environment, Token);
        var at = Math.Clamp(offset, text.StartsWith('\uFEFF') ? 1 : 0, text.Length);
        foreach (var item in items)
        {
            Assert.True(
                item.Start >= 0 && item.Start <= item.End && item.End <= text.Length && item.Label.Length > 0,
                $"{file} at {offset}: {item}"
            );
            Assert.True(item.Start <= at && item.End >= at, $"{file} at {offset}: {item}");
        }

        if (hovers && await Author.Assistant.HoverAsync(file, text, offset, Author.Environment, Token) is { } hover)
        {
            Assert.True(hover.Start >= 0 && hover.Start < hover.End && hover.End <= text.Length, $"{file} at {offset}: {hover}");
        }
    }

    private static void Check(Problem problem, string text)
    {
        Assert.True(problem.Start >= 0 && problem.Start <= problem.End && problem.End <= text.Length, $"{problem}");
        Assert.All(problem.Fixes.SelectMany(f => f.Changes), c =>
            Assert.True(c.Start >= 0 && c.Length >= 0 && c.Start + c.Length <= text.Length, $"{problem}: {c}")
        );
    }
}
