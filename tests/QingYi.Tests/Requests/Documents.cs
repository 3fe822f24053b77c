using System.Text;
using System.Text.Json.Nodes;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Requests;

public sealed class Documents
{
    private const string Head = """
        scheme: t
        source: { connector: jackyun, api: oms.trade.fullinfoget, id: id, request: { fields: a } }
        target:
          connector: mysql
          api: execute
        """;

    private const string Order = """
        { "id": 1, "no": "A1", "note": "", "big": 12345678901234567890, "price": 1.50, "none": null, "yes": true,
          "when": "2024-06-05 10:11:12",
          "FSupplierId.FNumber": "S1", "lines": [ { "sku": "x", "qty": 2, "parts": [ { "p": "x1" }, { "p": "x2" } ] }, { "sku": "y",
            "qty": 1, "parts": [ { "p": "y1" } ] } ],
          "empty": [], "tags": [ "a", "b" ], "deep": { "one": {"two":"2"} } }
        """;

    [Theory]
    [InlineData("{{no}}", "\"A1\"")]
    [InlineData("{{big}}", "12345678901234567890")]
    [InlineData("{{price}}", "1.50")]
    [InlineData("{{note}}", "\"\"")]
    [InlineData("{{none}}", "null")]
    [InlineData("{{missing}}", "null")]
    [InlineData("{{yes}}", "true")]
    [InlineData("{{FSupplierId.FNumber}}", "\"S1\"")]
    [InlineData("{{deep.one}}", """{"two":"2"}""")]
    [InlineData("{{lines.sku|implode}}", "\"x,y\"")]
    [InlineData("{{lines[1].sku}}", "\"y\"")]
    [InlineData("no {{no}}/{{none}}/{{price}}", "\"no A1//1.50\"")]
    public void A_parameter_keeps_its_type_and_every_digit(string value, string expected) => Assert.Equal(expected, Statements(
                $"""
                  request:
                    main_params: {ToJson(value)}
                    main_sql: "INSERT INTO t (a) VALUES (:a)"
                """
            )[0]!["params"]![0]?.ToJsonString() ?? "null");

    [Theory]
    [InlineData("string", "{{big}}", "\"12345678901234567890\"")]
    [InlineData("string", "{{yes}}", "\"true\"")]
    [InlineData("string", "{{deep.one}}", "\"{\\u0022two\\u0022:\\u00222\\u0022}\"")]
    [InlineData("int", "{{big}}", "12345678901234567890")]
    [InlineData("int", "007", "7")]
    [InlineData("int", "{{note}}", "null")]
    [InlineData("number", "{{price}}", "1.50")]
    [InlineData("decimal", " 12.500 ", "12.500")]
    [InlineData("boolean", "1", "true")]
    [InlineData("bool", "False", "false")]
    [InlineData("datetime", "{{when}}", "\"2024-06-05 10:11:12\"")]
    [InlineData("date", "{{when}}", "\"2024-06-05\"")]
    [InlineData("array", "{{tags}}", """["a","b"]""")]
    [InlineData("array", "{{no}}", """["A1"]""")]
    public void A_type_converts(string type, string value, string expected) =>
        Assert.Equal(expected, Typed(type, value)["statements"]![0]!["params"]![0]?.ToJsonString() ?? "null");

    [Theory]
    [InlineData("int", "{{price}}", "'1.50' is not a whole number")]
    [InlineData("int", "12a", "'12a' is not a number")]
    [InlineData("number", "1,5", "'1,5' is not a number")]
    [InlineData("boolean", "maybe", "'maybe' is not true, false, 1 or 0")]
    [InlineData("datetime", "tomorrow", "'tomorrow' is not a time")]
    [InlineData("object", "[1]", "is not")]
    public void What_does_not_convert_rejects_the_record_with_field_value_and_type(string type, string value, string cause)
    {
        var rejected = Typed(type, value)["rejected"]!.ToString();
        Assert.Contains(cause, rejected, StringComparison.Ordinal);
        Assert.StartsWith("a (标签): ", rejected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date", "{{when}}", "2024-06-05")]
    [InlineData("time", "{{when}}", "10:11:12")]
    [InlineData("dateTime", "{{when}}", "2024-06-05 10:11")]
    [InlineData("shortDate", "{{when}}", "06-05")]
    [InlineData("shortTime", "{{when}}", "10:11")]
    [InlineData("shortDateTime", "{{when}}", "06-05 10:11")]
    [InlineData("longText(2)", "一二三", "一二...")]
    [InlineData("intval", "{{price}}", "1")]
    [InlineData("round", "{{price}}", "1.50")]
    [InlineData("round(0)", "{{price}}", "2")]
    [InlineData("amount", "1000000", "￥1,000,000.00")]
    [InlineData("implode('/')", "{{tags}}", "a/b")]
    public void A_format_writes_the_value(string format, string value, string expected) =>
        Assert.Equal(expected, Node($"value: \"{value}\", format: \"{format}\"")!.ToString());

    [Theory]
    [InlineData("'StringToArray(\",\")'", "a, b", """["a","b"]""")]
    [InlineData("'StringToArray(\",\")'", "", "[]")]
    [InlineData("'ArrayToString(\";\")'", "{{tags}}", "\"a;b\"")]
    [InlineData("ConvertJson", "{\\\"1033\\\":\\\"a\\\"}", """[{"Key":1033,"Value":"a"}]""")]
    [InlineData("'ConvertObjectParser(\"FNumber\")'", "{{no}}", """{"FNumber":"A1"}""")]
    [InlineData("'ConvertObjectsParser(\"FNumber\")'", "{{tags}}", """[{"FNumber":"a"},{"FNumber":"b"}]""")]
    [InlineData("'ConvertTwoStageObjectParser(a,b)'", "{{no}}", """{"a":{"b":"A1"}}""")]
    [InlineData("'StringToArray(\",\"),ArrayUnique'", "a,b,a", """["a","b"]""")]
    [InlineData("'K3WiseHeiHuCustomParser(k)'", "{{no}}", """[{"keyName":"k","keyValue":"A1"}]""")]
    [InlineData("{ name: StringToArray, params: ',' }", "a,b", """["a","b"]""")]
    [InlineData("{ name: ConvertObjectParser, params: [ FNumber ] }", "{{big}}", """{"FNumber":12345678901234567890}""")]
    public void A_parser_gives_the_value_another_shape(string parser, string value, string expected) =>
        Assert.Equal(expected, Node($"value: \"{value}\", parser: {parser}")!.ToJsonString());

    [Theory]
    [InlineData("type: string, parser: ConvertObjectParser(FNumber)", "{{no}}", """{"FNumber":"A1"}""")]
    [InlineData("type: int, parser: ConvertObjectParser(FNumber)", "007", """{"FNumber":7}""")]
    [InlineData("type: string, parser: ConvertObjectParser(FNumber)", "{{price}}", """{"FNumber":"1.50"}""")]
    [InlineData("type: array, parser: 'ArrayToString(\",\")'", "{{tags}}", "\"a,b\"")]
    public void A_parser_gives_the_shape_and_the_type_goes_before_it(string attributes, string value, string expected) =>
        Assert.Equal(expected, Node($"value: \"{value}\", {attributes}")!.ToJsonString());

    [Theory]
    [InlineData("value: \"{{missing}}\", default: 5", "5")]
    [InlineData("value: \"{{note}}\", default: '1970-01-01'", "\"1970-01-01\"")]
    [InlineData("value: \"{{no}}\", default: x", "\"A1\"")]
    public void A_default_takes_the_place_of_null_and_empty(string attributes, string expected) =>
        Assert.Equal(expected, Node(attributes)!.ToJsonString());

    [Theory]
    [InlineData("SUM({{lines.qty}})", "3")]
    [InlineData("GROUP_CONCAT({{lines.sku}} SEPARATOR '/')", "\"x/y\"")]
    [InlineData("COUNT(DISTINCT {{tags}})", "2")]
    [InlineData("FORMAT_DATE(1717553472000, 'yyyy-MM-dd HH:mm:ss')", "\"2024-06-05 10:11:12\"")]
    [InlineData("IF({{missing}} IS NULL, 'none', {{missing}})", "\"none\"")]
    [InlineData("CONCAT('{{no}}', '-', {{price}})", "\"A1-1.50\"")]
    [InlineData("{price} * 2", "3.00")]
    [InlineData("<<price>> + 0.1 + 0.2", "1.80")]
    public void A_function_is_evaluated_over_the_record(string expression, string expected) =>
        Assert.Equal(expected, Node($"value: \"_function {expression}\"")!.ToJsonString());

    [Theory]
    [InlineData("_function CASE WHEN")]
    [InlineData("_function {{no}} REGEXP '('")]
    public void A_function_that_fails_gives_its_text_where_the_scheme_says_so(string value) =>
        Assert.Equal(
            value,
            Preview(
                SchemeFile.Compile(
                    SandboxRun.Catalog,
                    $$"""
                    functionErrors: text
                    {{Head}}
                      request: { main_params: [ { field: a, value: "{{value}}" } ], main_sql: "INSERT INTO t (a) VALUES (:a)" }
                    """
                ),
                Order
            )["statements"]![0]!["params"]![0]!.ToString()
        );

    [Fact]
    public void An_aggregate_sees_the_whole_array_inside_a_block_over_it() =>
        Assert.Equal(
            "x,3|y,3",
            string.Join(
                '|',
                Statements(
                        """
                          request:
                            main_sql: "INSERT INTO t (a) VALUES (1)"
                            extend_params_1: { s: "{{lines.sku}}", n: "_function SUM({{lines.qty}})" }
                            extend_sql_1: "INSERT INTO d (s, n) VALUES (:s, :n)"
                        """
                    )
                    .Skip(1)
                    .Select(s => string.Join(',', s!["params"]!.AsArray().Select(p => p!.ToString())))
            )
        );

    [Fact]
    public void A_required_field_without_a_value_rejects_the_record_by_name_and_label() =>
        Assert.Contains(
            "a (标签): a value is required, but the record has an empty text",
            Preview(
                """
                  request:
                    main_params: [ { field: a, label: 标签, is_required: true, value: "{{note}}" } ]
                    main_sql: "INSERT INTO t (a) VALUES (:a)"
                """
            )["rejected"]!.ToString(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("{ s: '{{lines.sku}}' }", "INSERT INTO d (s) VALUES (:s)", "x|y")]
    [InlineData("{ s: '{{lines.sku}}', p: '{{lines.parts.p}}' }", "INSERT INTO d (s, p) VALUES (:s, :p)", "x,x1|x,x2|y,y1")]
    [InlineData("{ s: '{{no}}', all: '{{lines.sku|implode}}' }", "INSERT INTO d (s, a) VALUES (:s, :all)", "A1,x,y")]
    [InlineData("{ s: '{{lines[0].sku}}' }", "INSERT INTO d (s) VALUES (:s)", "x")]
    [InlineData("{ s: '{{empty.sku}}' }", "INSERT INTO d (s) VALUES (:s)", "")]
    [InlineData("{ s: '{{LINES.SKU}}' }", "INSERT INTO d (s) VALUES (:s)", "x|y")]
    [InlineData(
        "{ type: array, value: lines, children: { s: '{{lines.sku}}', n: '{{no}}' } }",
        "INSERT INTO d (s, n) VALUES (:s, :n)",
        "x,A1|y,A1"
    )]
    public void An_extension_runs_once_for_each_element_of_the_array_it_walks(string block, string sql, string rows)
    {
        var statements = Statements(
            $$"""
              request:
                main_params: {}
                main_sql: "INSERT INTO t (a) VALUES (1)"
                extend_params_1: {{block}}
                extend_sql_1: "{{sql}}"
            """
        );
        Assert.Equal(
            rows,
            string.Join('|', statements.Skip(1).Select(s => string.Join(',', s!["params"]!.AsArray().Select(p => p?.ToString()))))
        );
    }

    [Fact]
    public void A_block_with_cardinality_one_rejects_a_record_with_two_elements() =>
        Assert.Contains(
            "must have exactly one element, but the record has 2",
            Preview(
                """
                  request:
                    main_sql: "INSERT INTO t (a) VALUES (1)"
                    extend_params_1: { type: object, cardinality: one, children: { s: "{{lines.sku}}" } }
                    extend_sql_1: "INSERT INTO d (s) VALUES (:s)"
                """
            )["rejected"]!.ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_parts_are_found_wherever_the_author_puts_them()
    {
        var flat = Statements(
            """
              request: { main_params: { a: "{{no}}" }, main_sql: "INSERT INTO t (a) VALUES (:a)", extend_params_1: { s: "{{lines.sku}}",
                k: ":lastInsertId" }, extend_sql_1: "INSERT INTO d (s, k) VALUES (:s, :k)" }
            """
        );
        var direct = Statements(
            """
              main_params: { a: "{{no}}" }
              main_sql: "INSERT INTO t (a) VALUES (:a)"
              extend_params_1: { s: "{{lines.sku}}", k: ":lastInsertId" }
              extend_sql_1: "INSERT INTO d (s, k) VALUES (:s, :k)"
            """
        );
        var other = Statements(
            """
              request: [ { field: main_params, type: object, children: [ { field: a, value: "{{no}}" }, { field: extend_params_1,
                type: object, children: [ { field: s, value: "{{lines.sku}}" }, { field: k, value: ":lastInsertId" } ] } ] } ]
              otherRequest: [ { field: main_sql, value: "INSERT INTO t (a) VALUES (:a)" }, { field: extend_sql_1,
                value: "INSERT INTO d (s, k) VALUES (:s, :k)" } ]
            """
        );
        var parent = Statements(
            """
              request: [ { field: main_params, type: object }, { field: a, parent: main_params, value: "{{no}}" }, { field: extend_params_1,
                type: object, children: { s: "{{lines.sku}}", k: ":lastInsertId" } } ]
              otherRequest: { main_sql: "INSERT INTO t (a) VALUES (:a)", extend_sql_1: "INSERT INTO d (s, k) VALUES (:s, :k)" }
            """
        );
        Assert.Equal(
            """[{"sql":"INSERT INTO t (a) VALUES (?)","params":["A1"]},{"sql":"INSERT INTO d (s, k) VALUES (?, """
                + """?)","params":["x",":lastInsertId"]},{"sql":"INSERT INTO d (s, k) VALUES (?, ?)","params":["y",":"""
                + """lastInsertId"]}]""",
            flat.ToJsonString()
        );
        Assert.All([direct, other, parent], s => Assert.Equal(flat.ToJsonString(), s.ToJsonString()));
    }

    [Fact]
    public void A_value_of_the_record_is_never_taken_for_the_generated_key_or_a_placeholder()
    {
        const string record = """{ "id": 1, "a": ":lastInsertId", "b": "{{no}} <{a: }> '); DROP TABLE t; --" }""";
        var statements = Statements(
            """
              request: { main_params: { a: "{{a}}", b: "{{b}}" }, main_sql: "INSERT INTO t (a, b) VALUES (:a, '<{b: }>')" }
            """,
            record
        );
        Assert.Equal("INSERT INTO t (a, b) VALUES (?, ?)", statements[0]!["sql"]!.ToString());
        Assert.Equal(
            [":lastInsertId", "{{no}} <{a: }> '); DROP TABLE t; --"],
            statements[0]!["params"]!.AsArray().Select(p => p!.ToString())
        );
    }

    [Fact]
    public void A_scheme_in_json_means_the_same_as_in_yaml()
    {
        var scheme = SchemeFile.Compile(
            SandboxRun.Catalog,
            """
            { "scheme": "t", "source": { "connector": "jackyun", "api": "oms.trade.fullinfoget", "id": "id", "request": { "fields": "a" } },
              "target": { "connector": "mysql", "api": "execute", "request": { "main_params": { "a": "{{no}}" },
                "main_sql": "INSERT INTO t (a) VALUES (:a)" } } }
            """,
            file: "t.json"
        );
        Assert.Equal("A1", Preview(scheme, Order)["statements"]![0]!["params"]![0]!.ToString());
    }

    private static JsonNode? Node(string node) =>
        Statements(
            $$"""
              request:
                main_params: [ { field: a, {{node}} } ]
                main_sql: "INSERT INTO t (a) VALUES (:a)"
            """
        )[0]!["params"]![0];

    private static string ToJson(string value) => new JsonObject { ["a"] = value }.ToJsonString();

    private static JsonObject Typed(string type, string value) =>
        Preview(
            $$"""
              request:
                main_params: [ { field: a, label: 标签, type: {{type}}, value: "{{value}}" } ]
                main_sql: "INSERT INTO t (a) VALUES (:a)"
            """
        );

    private static JsonArray Statements(string target, string record = Order) => Preview(target, record)["statements"]!.AsArray();

    private static JsonObject Preview(string target, string record = Order) =>
        Preview(SchemeFile.Compile(SandboxRun.Catalog, Head + "\n" + target), record);

    private static JsonObject Preview(CompiledScheme scheme, string record)
    {
        var now = new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.Zero);
        return new DocumentPreview(scheme, scheme.Constants(now.AddDays(-1), now, "test")).Of(
            new Record(Encoding.UTF8.GetBytes(record)),
            out _
        )[0];
    }
}
