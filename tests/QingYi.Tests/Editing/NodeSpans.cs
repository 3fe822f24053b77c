using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Editing;
using Xunit;

namespace QingYi.Tests.Editing;

/// <summary>Where the readers see a value begin and end; ⏎ is a line break.</summary>
public sealed class NodeSpans
{
    [Theory]
    [InlineData("a: plain # c⏎", "plain")]
    [InlineData("a: more⏎  lines # c⏎b: 1⏎", "more⏎  lines")]
    [InlineData("a: 'it''s'  ⏎", "'it''s'")]
    [InlineData("😀: 1⏎a: \"中\\n😀\"⏎", "\"中\\n😀\"")]
    [InlineData("a: &x !!str 12⏎", "&x !!str 12")]
    [InlineData("x: &x 1⏎a: *x # c⏎", "*x")]
    [InlineData("a: &x⏎b: 1⏎", "&x")]
    [InlineData("a:   # c⏎b: 1⏎", "")]
    [InlineData("a: |⏎  x⏎  y⏎⏎# c⏎b: 1⏎", "|⏎  x⏎  y")]
    [InlineData("a: >- # h⏎  x⏎   # in⏎ # out⏎b: 1⏎", ">- # h⏎  x⏎   # in")]
    [InlineData("a: |+⏎  x⏎⏎⏎b: 1⏎", "|+⏎  x⏎⏎")]
    [InlineData("a: |\r⏎  x\r⏎b: 1\r⏎", "|\r⏎  x")]
    [InlineData("a: |", "|")]
    [InlineData("a:⏎  b: 1 # c⏎  # d⏎e: 1⏎", "b: 1")]
    [InlineData("a:⏎- 1⏎-⏎# d⏎e: 1⏎", "- 1⏎-")]
    [InlineData("a: { b: [1, 2 ] , c } # d⏎", "{ b: [1, 2 ] , c }")]
    [InlineData("a: [⏎  1 # c⏎  ]⏎", "[⏎  1 # c⏎  ]")]
    public void A_value_of_YAML_spans_its_own_text(string text, string expected) => Check("a.yaml", text, expected);

    [Theory]
    [InlineData("{ \"a\": \"x\\\"}😀\" }", "\"x\\\"}😀\"")]
    [InlineData("{ \"a\" : -1.50e3, \"b\": 1 }", "-1.50e3")]
    [InlineData("{ /* x */ \"b\": 1, // y⏎ \"a\": null}", "null")]
    [InlineData("{ \"a\": [1, {\"b\": []} ] }", "[1, {\"b\": []} ]")]
    [InlineData("{\r⏎ \"b\": 1,\r⏎ \"a\": {\r⏎ }\r⏎}", "{\r⏎ }")]
    public void A_value_of_JSON_spans_its_own_text(string text, string expected) => Check("a.json", text, expected);

    private static void Check(string file, string text, string expected)
    {
        text = text.Replace('⏎', '\n');
        var problems = new ProblemList();
        var root = NodeFile.Parse(new SourceText(file, text), problems)!;
        Assert.Empty(problems.Sorted);
        var span = NodeFinder.Find(root, [JsonValue.Create("a")]).Node.Span;
        Assert.Equal(expected.Replace('⏎', '\n'), text[span.Start..span.End]);
    }
}
