using System.Text.Json.Nodes;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Language;

public sealed class Conditions
{
    private const string Record = """
        { "id": 1, "status": "9090", "code": "00123", "amount": 10.50, "when": "2024-06-05 10:00:00", "ms": 1717553472000, "empty": "",
          "none": null, "tags": [], "name": "杭州 O'Brien",
          "lines": [ { "sku": "a", "qty": 2 }, { "sku": "b", "qty": 0 }, { "sku": "c", "qty": 5 } ] }
        """;

    [Theory]
    [InlineData("{ field: status, logic: eq, value: 9090 }", true)]
    [InlineData("{ field: status, logic: eqv2, value: '9090' }", true)]
    [InlineData("{ field: status, logic: neq, value: 9090 }", false)]
    [InlineData("{ field: none, logic: neq, value: 1 }", true)]
    [InlineData("{ field: code, logic: eq, value: 123 }", false)]
    [InlineData("{ field: amount, logic: eq, value: 10.5 }", true)]
    [InlineData("{ field: amount, logic: gt, value: 9 }", true)]
    [InlineData("{ field: amount, logic: egt, value: 10.5 }", true)]
    [InlineData("{ field: amount, logic: lt, value: 10.5 }", false)]
    [InlineData("{ field: amount, logic: elt, value: 10.50 }", true)]
    [InlineData("{ field: none, logic: lt, value: 5 }", false)]
    [InlineData("{ field: name, logic: like, value: \"O'Br\" }", true)]
    [InlineData("{ field: name, logic: like, value: '杭州%' }", true)]
    [InlineData("{ field: name, logic: notlike, value: 宁波 }", true)]
    [InlineData("{ field: amount, logic: between, value: '1,10.5' }", true)]
    [InlineData("{ field: amount, logic: between, value: '11,20' }", false)]
    [InlineData("{ field: status, logic: in, value: '1010, 9090' }", true)]
    [InlineData("{ field: status, logic: in, value: [1010, 2000] }", false)]
    [InlineData("{ field: empty, logic: isnull }", true)]
    [InlineData("{ field: tags, logic: isnull }", true)]
    [InlineData("{ field: missing, logic: notnull }", false)]
    [InlineData("{ field: name, logic: notnull }", true)]
    [InlineData("{ field: when, logic: egt, value: 'timestamp:{{LAST_SYNC_TIME|datetime}}' }", true)]
    [InlineData("{ field: ms, logic: lt, value: 'timestamp:2024-06-05 00:00:00' }", false)]
    [InlineData("{ field: when, logic: between, value: 'timestamp:2024-06-05,2024-06-06' }", true)]
    public void A_comparison_keeps_or_drops_the_record(string condition, bool kept) =>
        Assert.Equal(kept, Kept($"[[{condition}]]") is not null);

    [Theory]
    [InlineData("[[{ field: status, logic: eq, value: 1 }], [{ field: amount, logic: gt, value: 1 }]]", true)]
    [InlineData("[[{ field: status, logic: eq, value: 9090 }, { field: amount, logic: gt, value: 100 }]]", false)]
    public void The_outer_list_is_an_or_and_the_inner_an_and(string condition, bool kept) =>
        Assert.Equal(kept, Kept(condition) is not null);

    [Fact]
    public void On_an_array_the_elements_that_fail_are_dropped() =>
        Assert.Equal("""["a","c"]""", Kept("[[{ field: lines.qty, logic: gt, value: 0 }]]")!.ToJsonString());

    [Fact]
    public void In_strict_mode_an_element_that_fails_drops_the_record()
    {
        Assert.Null(Kept("[[{ field: lines.qty, logic: gt, value: 0, strictMode: true }]]"));
        Assert.Equal("""["a","b","c"]""", Kept("[[{ field: lines.qty, logic: egt, value: 0, strictMode: true }]]")!.ToJsonString());
    }

    [Fact]
    public void An_element_stays_when_one_of_the_lists_keeps_it() =>
        Assert.Equal(
            """["b","c"]""",
            Kept("[[{ field: lines.qty, logic: gt, value: 4 }], [{ field: lines.sku, logic: eq, value: b }]]")!.ToJsonString()
        );

    // Returns the sku of each remaining line; null: the record is dropped.
    private static JsonNode? Kept(string condition)
    {
        try
        {
            return Rendered.Value("\"{{lines.sku}}\"", Record, source: $"condition: {condition}");
        }
        catch (InvalidOperationException e) when (e.Message == "nothing was rendered")
        {
            return null;
        }
    }
}
