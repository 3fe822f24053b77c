using System.Text.Json.Nodes;
using QingYi.Engine.Editing;
using QingYi.Engine.Hosting;
using Xunit;

namespace QingYi.Tests.Editing;

/// <summary>Edits that are refused, with position, cause and next step; the text stays as it is.</summary>
public sealed class EditRefusals
{
    private const string Text = """
        source:
          request:
            - field: no
              value: x
            - [1, 2]
        common: &common { a: 1 }
        same: *common
        merged:
          <<: *common
          b: 2
        only: { <<: *common }
        named: &named x
        """;

    private static readonly string[] Edits =
    [
        """set ["sorce"] 1 """,
        """set ["source","request","n0"] 1 """,
        """set ["source","request",2] 1 """,
        """set ["named","x"] 1 """,
        """add ["named","x"] 1 """,
        """add ["source"] 1 """,
        """add ["source","request","no"] 1 """,
        """add ["source","request",9] 1 """,
        """add ["new",1] 1 """,
        """remove ["source","request",0,"type"] """,
        """rename ["named"] "same" """,
        """rename ["named"] "" """,
        """rename ["source","request",1] "x" """,
        """move ["named"] """,
        """move ["named"] before "a" """,
        """set [] 1 """,
        """set [-1] 1 """,
        """set [true] 1 """,
        """set ["same","a"] 2 """,
        """add ["same","c"] 2 """,
        """set ["merged","a"] 2 """,
        """add ["only","c"] 2 """,
        """set ["common","a"] 2 """,
        """remove ["common"] """,
    ];

    [Fact]
    public void A_refused_edit_says_where_why_and_what_next()
    {
        var shown = new List<string>();
        foreach (var edit in Edits)
        {
            var edited = SchemeEditor.Edit("a.yaml", Text, [EditTraps.Parse("""set ["named"] "y" """), EditTraps.Parse(edit)]);
            Assert.Equal((Text, 0), (edited.Text, edited.Changes.Count));
            var problem = Assert.Single(edited.Problems);
            shown.Add($"{edit.Trim()}\n  {problem.Position}: {problem.Code}: {problem.Message.English}\n  {problem.Message.Chinese}");
        }

        Golden.Check("Approved/edits.txt", string.Join('\n', shown));
    }

    [Fact]
    public void A_value_that_JSON_cannot_write_is_refused()
    {
        JsonNode[] values = [double.NaN, double.PositiveInfinity, "\ud83d", new JsonObject { ["\ude00"] = 1 }];
        Assert.All(values, v => Assert.Equal(
                "QY1024",
                SchemeEditor
                    .Edit(
                        "a.yaml",
                        "a: 1\n",
                        [
                            new()
                            {
                                Operation = EditOperation.Set,
                                Path = ["a"],
                                Value = v,
                            },
                        ]
                    )
                    .Problems.Single()
                    .Code
            ));
    }

    [Theory]
    [InlineData("a.yaml", "a: [1\nb: 2\n", "QY1002", 1)]
    [InlineData("a.yaml", "a: 1\na: 2\n", "QY1006", 2)]
    [InlineData("a.yaml", "a: 1\nb: {{x}}\n", "QY1011", 2)]
    [InlineData("a.yaml", "", "QY1002", 1)]
    [InlineData("a.json", "{\n \"a\": }", "QY1003", 2)]
    public void An_invalid_text_is_refused_with_the_position_of_its_fault(string file, string text, string code, int line)
    {
        var edited = SchemeEditor.Edit(file, text, [EditTraps.Parse("""set ["a"] 1 """)]);
        Assert.Equal(text, edited.Text);
        Assert.Contains(edited.Problems, p => p.Code == code && p.Position.Line == line);
    }
}
