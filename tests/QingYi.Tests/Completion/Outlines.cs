using QingYi.Engine.Completion;
using QingYi.Engine.Documents;
using Xunit;

namespace QingYi.Tests.Completion;

/// <summary>The outline of a valid text is the text; that of a broken one is what an author would see in it.</summary>
public sealed class Outlines
{
    public static TheoryData<string> Schemes() => [.. Author.Shipped.Keys];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void The_outline_of_a_shipped_scheme_is_what_the_reader_reads(string file) => Same("a.yaml", Author.Shipped[file]);

    [Theory]
    [InlineData("a: &x { b: 1 }\nc:\n  <<: *x\n  d: [1, { e: 'it''s' }, \"\\\"q\\\"\"]\n")]
    [InlineData("- a\n- - b\n  - c: 1\n    d: 2\n-\n  e: x # note\n")]
    [InlineData("a:\n- 1\n- 2\nb: |\n  x: 1\n  - y\nc: >-\n  one\n  two\n")]
    [InlineData("a: one\n  two\nb: \"x\n  y\"\n")]
    [InlineData("---\n# c\na: http://x:80/y\n'b c': \"d\"\r\ne:\r\n  f: 1\r\n...\n")]
    public void The_outline_of_a_valid_text_is_what_the_reader_reads(string text) => Same("a.yaml", text);

    [Theory]
    [InlineData("a.yaml", "a: 1\nb\nc: 2\n", "{a:1,b:,c:2}")]
    [InlineData("a.yaml", "a:\n  b: \"x\n  c: 1\n", "{a:{b:x,c:1}}")]
    [InlineData("a.yaml", "a: { b: 1, c\nd: 2\n", "{a:{b:1,c:},d:2}")]
    [InlineData("a.yaml", "a: [1, [2\nd: 2\n", "{a:[1,[2]],d:2}")]
    [InlineData("a.yaml", "a:\n  b: 1\n    c: 2\n d: 3\n", "{a:{b:{c:2},d:3}}")]
    [InlineData("a.yaml", "a: {{x}}\nb: <{y: 1}>\n", "{a:{{x}},b:<{y: 1}>}")]
    [InlineData("a.yaml", "a:\n\tb: 1\n", "{a:{b:1}}")]
    [InlineData("a.yaml", "", "")]
    [InlineData("a.json", "{ \"a\": { \"b\": 1, \"c\" ", "{a:{b:1,c:}}")]
    [InlineData("a.json", "{ \"a\": \"x, \n \"b\": [1, 2} ", "{a:x, ,b:[1,2]}")]
    public void A_mistake_costs_its_own_line_only(string file, string text, string expected) =>
        Assert.Equal(expected, Shown(new OutlineReader(new SourceText(file, text)).Read()));

    [Fact]
    public void A_text_that_is_nested_without_end_is_read()
    {
        foreach (var part in new[] { "[", "{ a: ", "- ", "{\"a\":", "a: [{" })
        {
            var text = string.Concat(Enumerable.Repeat(part, 20_000));
            Assert.NotNull(new OutlineReader(new SourceText("a.yaml", text)).Read());
            Assert.NotNull(new OutlineReader(new SourceText("a.json", text)).Read());
        }
    }

    private static void Same(string file, string text)
    {
        var problems = new ProblemList();
        var read = NodeFile.Parse(new SourceText(file, text), problems)!;
        Assert.Empty(problems.Sorted);
        Assert.Equal(Shown(read), Shown(new OutlineReader(new SourceText(file, text)).Read()));
    }

    private static string Shown(SchemeNode node) =>
        node.Kind switch
        {
            NodeKind.Mapping => $"{{{string.Join(',', node.Members.Where(m => m.Key != "<<").Select(m => $"{m.Key}:{Shown(m.Value)}"))}}}",
            NodeKind.List => $"[{string.Join(',', node.Items.Select(Shown))}]",
            _ => node.Text,
        };
}
