using System.Text.Json.Nodes;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Language;

public sealed class Grouping
{
    private const string Orders = """
        [ { "id": 1, "no": "A", "shop": "S1", "fee": "1.10", "lines": [ { "sku": "x", "qty": 2, "memo": "m1" }, { "sku": "y",
          "qty": 1 } ] },
          { "id": 2, "no": "B", "shop": "S2", "fee": 2, "lines": [ { "sku": "x", "qty": 7 } ] },
          { "id": 3, "no": "C", "shop": "S1", "fee": "0.20", "lines": [ { "sku": "x", "qty": 0.5 } ] } ]
        """;

    [Fact]
    public void Records_of_one_head_become_one_document_with_calculated_lines() =>
        Assert.Equal(
            """[{"shop":"S1","fee":1.30,"nos":["A","C"],"body":[{"sku":"x","qty":2.5},{"sku":"y","qty":1}]},"""
                + """{"shop":"S2","fee":2,"nos":["B"],"body":[{"sku":"x","qty":7}]}]""",
            Bills(
                "groupCalculate: { headerGroup: [shop], bodyGroup: [sku], bodyName: lines, targetBodyName: body, calculate: "
                    + "{ qty: $sum, fee: $sum, nos: { $push: $no } } }",
                "shop: '{{shop}}', fee: '{{fee}}', nos: '{{nos}}', body: '{{body}}'"
            )
        );

    [Theory]
    [InlineData("$sum", "2.5")]
    [InlineData("$avg", "1.25")]
    [InlineData("$min", "0.5")]
    [InlineData("$max", "2")]
    [InlineData("$first", "2")]
    [InlineData("$last", "0.5")]
    [InlineData("$push", "[2,0.5]")]
    [InlineData("$addToSet", "[2,0.5]")]
    public void Each_operator_calculates_over_the_lines_of_a_group(string name, string expected) =>
        Assert.Equal(
            expected,
            JsonNode.Parse(
                Bills(
                    "groupCalculate: { headerGroup: shop, bodyGroup: sku, bodyName: lines, calculate: [{ field: qty, "
                        + $"method: {name} }}] }}",
                    "lines: '{{lines}}'"
                )
            )![0]!["lines"]![0]!["qty"]!.ToJsonString()
        );

    [Fact]
    public void A_body_longer_than_the_limit_becomes_several_documents_with_the_same_head() =>
        Assert.Equal(
            """[{"shop":"S1","n":["x"]},{"shop":"S1","n":["y"]},{"shop":"S1","n":["x"]},{"shop":"S2","n":["x"]}]""",
            Bills("groupCalculate: { headerGroup: [shop], bodyName: lines, bodyMaxLine: 1 }", "shop: '{{shop}}', n: '{{lines.sku}}'")
        );

    [Fact]
    public void Merge_groups_by_a_field_and_sums_equal_lines() =>
        Assert.Equal(
            """[{"shop":"S1","no":"A","body":[{"sku":"x","qty":2.5},{"sku":"y","qty":1}]},{"shop":"S2","no":"B","body":"""
                + """[{"sku":"x","qty":7}]}]""",
            Bills(
                "operation: { method: merge, field: shop, header: [no], body: [sku, qty], bodyName: lines, bodySum: [qty] }",
                "shop: '{{shop}}', no: '{{no}}', body: '{{lines}}'"
            )
        );

    [Fact]
    public void A_record_without_the_array_is_a_line_itself() =>
        Assert.Equal(
            """[{"k":1,"body":[{"no":"A"},{"no":"B"}]}]""",
            Bills(
                "operation: { method: merge, field: k, body: [no], bodyName: body }",
                "k: '{{k}}', body: '{{body}}'",
                """[ { "id": 1, "k": 1, "no": "A" }, { "id": 2, "k": 1, "no": "B" } ]"""
            )
        );

    [Fact]
    public void A_value_that_is_no_number_rejects_its_whole_group() =>
        Assert.Contains(
            "'\"many\"' is not a number",
            Rendered.Of(
                Scheme("groupCalculate: { headerGroup: [shop], bodyGroup: [sku], bodyName: lines, calculate: { qty: $sum } }", "a: 1"),
                Orders.Replace("0.5", "\"many\"", StringComparison.Ordinal)
            )["rejected"]!.ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Merge_without_header_keeps_every_field_of_the_head() =>
        Assert.Equal(
            """[{"shop":"S1","no":"A","fee":"1.10"},{"shop":"S2","no":"B","fee":2}]""",
            Bills("operation: { method: merge, field: SHOP, bodyName: lines }", "shop: '{{shop}}', no: '{{no}}', fee: '{{fee}}'")
        );

    [Fact]
    public void Groups_form_by_what_formatResponse_made() =>
        Assert.Equal(
            """[{"day":"2024-06-05","n":["a","b"]},{"day":"2024-06-06","n":["c"]}]""",
            Rendered.Of(
                Scheme("groupCalculate: { headerGroup: [day], calculate: { n: { $push: $n } } }", "day: '{{day}}', n: '{{n}}'")
                    .Replace("id: id }", "id: id, formatResponse: [{ old: t, new: day, format: date }] }", StringComparison.Ordinal),
                """[ { "id": 1, "n": "a", "t": "2024-06-05 08:00:00" }, { "id": 2, "n": "b", "t": "2024-06-05 09:00:00" }, """
                    + """{ "id": 3, "n": "c", "t": "2024-06-06 09:00:00" } ]"""
            )["requests"]!.ToJsonString()
        );

    [Theory]
    [InlineData("groupCalculate: { headerGroup: [shopp] }", "QY2116", "the record has no shopp")]
    [InlineData(
        "operation: { method: merge, field: shop, body: [sku], bodyName: lines, bodySum: [quantity] }",
        "QY2116",
        "no record of the group has the field 'quantity'"
    )]
    public void A_field_that_no_record_has_is_refused_and_groups_nothing(string operation, string code, string cause)
    {
        var rejected = Rendered.Of(Scheme(operation, "a: 1"), Orders)["rejected"]!.ToString();
        Assert.Contains(cause, rejected, StringComparison.Ordinal);
        Assert.NotEmpty(code);
    }

    [Theory]
    [InlineData("""{ "id": 1, "shop": "\ud83d", "lines": [] }""")]
    [InlineData("""{ "id": 1, "shop": "S", "shop": "T", "lines": [] }""")]
    [InlineData(
        """{ "id": 1, "shop": "S", "lines": [ { "sku": "x", "qty": 70000000000000000000000000000 }, { "sku": "x", "qty": """
            + """70000000000000000000000000000 } ] }"""
    )]
    public void Hostile_records_are_refused_alone(string record)
    {
        var compiled = SchemeFile.Compile(
            QingYi.Tests.Running.SandboxRun.Catalog,
            Scheme(
                "groupCalculate: { headerGroup: [shop], bodyGroup: [sku], bodyName: lines, calculate: { qty: $sum } }",
                "shop: '{{shop}}'"
            )
        );
        var constants = compiled.Constants(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "r");
        var shown = new QingYi.Engine.Authoring.DocumentPreview(compiled, constants).Of([
            System.Text.Encoding.UTF8.GetBytes(record),
            """{"id":2,"shop":"good","lines":[{"sku":"x","qty":1}]}"""u8.ToArray(),
        ]);
        Assert.NotNull(shown["rejected"]);
        Assert.Equal("""[{"shop":"good"}]""", shown["requests"]!.ToJsonString());
    }

    [Fact]
    public void A_path_that_a_document_cannot_have_is_warned_of() =>
        Assert.Contains(SchemeProblems.Of(Scheme("groupCalculate: { headerGroup: [shop], bodyName: lines }", "a: '{{customer}}'")), p =>
            p.Code == "QY2202" && p.Message.English.Contains("'customer'", StringComparison.Ordinal)
        );

    private static string Scheme(string operation, string request) =>
        $$"""
            scheme: t
            source: { connector: noop, api: noop, id: id }
            target: { connector: noop, api: noop, {{operation}}, request: { {{request}} } }
            """;

    private static string Bills(string operation, string request, string records = Orders) =>
        Rendered.Of(Scheme(operation, request), records)["requests"]!.ToJsonString();
}
