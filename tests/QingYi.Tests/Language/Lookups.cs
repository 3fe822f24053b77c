using QingYi.Engine.Language;
using QingYi.Engine.Values;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Language;

public sealed class Lookups
{
    private const string Others = """
        { "goods": [ { "no": "G1", "name": "old", "kind": "A", "price": 1 }, { "no": "G1", "name": "O'Brien", "kind": "A", "price": 2.50 },
          { "no": 7, "name": "seven", "kind": "B", "price": 3 } ],
          "3F2504E0-4F89-11D3-9A0C-0305E82C3301": [ { "FNumber": "X", "FID": 12345678901234567890, "primaryWriteback": { "Id": 5 } } ] }
        """;

    private const string Record = """{ "id": 1, "no": "G1", "seven": "7", "kind": "A", "other": "zz", "low": 2, "list": ["zz", "G1"] }""";

    [Theory]
    [InlineData("_findCollection find name from goods where no={{no}}", "\"O'Brien\"")]
    [InlineData("_findCollection find name from goods where no = {{no}}  and  kind='A'", "\"O'Brien\"")]
    [InlineData("_findCollection find name from goods where no={{no}} AND kind='B'", "null")]
    [InlineData("_findCollection find name from goods where no={{seven}}", "\"seven\"")]
    [InlineData("_findCollection find price from goods where kind=A price=2.5", "2.50")]
    [InlineData("_findCollection find name from goods where no={{other}}", "null")]
    [InlineData("_findCollection find name from goods where no={{missing}}", "null")]
    [InlineData("_findCollection find FID from 3F2504E0-4F89-11D3-9A0C-0305E82C3301 where FNumber='X'", "12345678901234567890")]
    [InlineData("_findCollection find primaryWriteback.Id from 3F2504E0-4F89-11D3-9A0C-0305E82C3301 where FNumber=X", "5")]
    [InlineData("_findCollection find name from goods where no={{no}}{{missing}}", "\"O'Brien\"")]
    public void The_newest_record_whose_fields_all_equal_gives_its_field(string template, string expected) =>
        Assert.Equal(expected, Value(template));

    [Theory]
    [InlineData("_mongoQuery goods findField=content.name where={\"content.no\":{\"$eq\":\"{{no}}\"}}", "\"O'Brien\"")]
    [InlineData("_mongoQuery goods findField=name where={\"no\":\"{{no}}\",\"price\":{\"$lt\":\"{{low}}\"}}", "\"old\"")]
    [InlineData("_mongoQuery goods findField=name where={\"no\":\"{{no}}\",\"price\":{\"$gte\":2,\"$lte\":2.5}}", "\"O'Brien\"")]
    [InlineData("_mongoQuery goods findField=name where={\"no\":\"{{no}}\",\"name\":{\"$ne\":\"O'Brien\"}}", "\"old\"")]
    [InlineData("_mongoQuery goods findField=name where={\"no\":{\"$in\":\"{{list}}\"}}", "\"O'Brien\"")]
    [InlineData("_mongoQuery goods findField=name where={\"no\":{\"$in\":[\"zz\",\"{{seven}}\"]}}", "\"seven\"")]
    [InlineData("_mongoQuery goods findField=name where={\"price\":{\"$gt\":2}}", "\"seven\"")]
    public void The_same_in_Mongo_words(string template, string expected) => Assert.Equal(expected, Value(template));

    [Theory]
    [InlineData("_function CONCAT('[', _findCollection find name from goods where no={{no}} _endFind, ']')", "\"[O'Brien]\"")]
    [InlineData("_function IFNULL(_findCollection find name from goods where no={{other}}, 'none')", "\"none\"")]
    [InlineData("_function _findCollection find price from goods where no={{no}} _endFind * 2", "5.00")]
    [InlineData("_function IFNULL(_mongoQuery goods findField=name where={\"no\":\"{{no}}\",\"kind\":\"A\"}, 0)", "\"O'Brien\"")]
    public void Inside_a_function_it_is_a_value(string template, string expected) => Assert.Equal(expected, Value(template));

    [Fact]
    public void A_record_whose_reference_is_required_waits_for_it()
    {
        var node = "{ value: \"_findCollection find name from goods where no={{other}}\", required: true }";
        Assert.Contains(
            "waiting for its reference: the scheme 'goods' has no matching record yet",
            Assert.Throws<InvalidOperationException>(() => Rendered.Value(node, Record, Others)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("_findCollection name from goods where no={{no}}", 16, "'find' is expected here")]
    [InlineData("_findCollection find name from goods where no", 45, "'=' must follow the field 'no'")]
    [InlineData("_findCollection find name from goods where ", 43, "FIELD={{value}} must follow")]
    [InlineData("_mongoQuery goods where={}", 0, "needs a scheme, 'findField=' and 'where='")]
    [InlineData(
        "_mongoQuery goods findField=a where={\"x\":{\"$eqq\":1}}",
        36,
        "'$eqq' is not an operator of a look-up. Did you mean '$eq'?"
    )]
    [InlineData("_mongoQuery goods findField=a where={\"x\":{{no}}}", 36, "is not a JSON object")]
    public void One_that_cannot_be_read_names_its_place_and_form(string template, int index, string cause)
    {
        var e = Assert.Throws<TemplateException>(() => new TemplateParser(new RecordPlan()).Parse(template));
        Assert.Equal(("QY2013", index), (e.Code, e.Index));
        Assert.Contains(cause, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_mongoQuery goods findField=a where={\"x\":{\"$gt\":1}}", "QY2204", "all records of 'goods' are looked at")]
    [InlineData("_findcolection find a from goods where b=1", "QY2015", "Did you mean '_findCollection'?")]
    public void What_will_be_slow_or_is_no_look_up_is_warned_of(string template, string code, string cause) =>
        Assert.Contains(
            SchemeProblems.Of(
                "scheme: t\nsource: { connector: noop, api: noop, id: id }\ntarget: { connector: noop, api: noop, "
                    + $"request: {{ a: {System.Text.Json.JsonSerializer.Serialize(template, JsonText.OneLine)} }} }}"
            ),
            p => p.Code == code && p.Message.English.Contains(cause, StringComparison.Ordinal)
        );

    [Fact]
    public void A_look_up_in_a_template_that_cannot_be_read_is_not_blamed_on_the_next_node()
    {
        var problems = SchemeProblems.Of(
            """
            scheme: t
            source: { connector: noop, api: noop, id: id, request: {
              a: "_function CONCAT(_findCollection find name from goods where no=1, ",
              b: "x" } }
            target: { connector: noop, api: noop, request: {} }
            """
        );
        Assert.DoesNotContain(problems, p => p.Position.Line == 4);
        Assert.Contains(problems, p => p.Position.Line == 3);
    }

    private static string Value(string template) =>
        Rendered.Value(System.Text.Json.JsonSerializer.Serialize(template), Record, Others)?.ToJsonString(JsonText.OneLine) ?? "null";
}
