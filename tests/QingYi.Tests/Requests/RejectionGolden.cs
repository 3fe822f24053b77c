using System.Text;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Requests;

public sealed class RejectionGolden
{
    private static readonly (string Node, string Record)[] Cases =
    [
        ("value: '{{A}}'", """{"id":1,"a":1,"a":2}"""),
        ("value: '{{abc}}'", """{"id":1,"ABC":1,"Abc":2}"""),
        ("value: '{{a}}'", "[1]"),
        ("value: '{{a}}'", "\"text\""),
        ("value: '{{a|upper}}'", """{"id":1,"a":"\ud83d"}"""),
        ("value: '{{a}}'", """{"id":1,"a":"x \ud83d y"}"""),
        ("value: '{{a}}'", """{"id":1,"a":{"b":["\\u0041 \ud83d\ude00 \ude00"]}}"""),
        ("value: '{{a}}'", """{"id":1,"a":"\ud83d\ude00 \\\\ud83d"}"""),
        ("value: '{{a|round}}'", """{"id":1,"a":"twelve"}"""),
        ("value: '{{a|addDays:900000}}'", """{"id":1,"a":"9990-01-01"}"""),
        ("value: '{{a|datetime}}'", """{"id":1,"a":"<html>\n<b>tomorrow</b>"}"""),
        ("value: '{{ a / b }}'", """{"id":1,"a":1,"b":0}"""),
        ("value: '{{ while true; end }}'", """{"id":1}"""),
        ("value: '_function {{a}} * {{a}} * {{a}}'", """{"id":1,"a":12345678901234567890}"""),
        ("value: '_function {{a}} REGEXP {{b}}'", """{"id":1,"a":"x","b":"("}"""),
        ("{ label: 名称, is_required: true, value: '{{a}}' }", """{"id":1,"a":null}"""),
        ("{ type: int, value: '{{a}}' }", """{"id":1,"a":"12.5"}"""),
        ("{ type: object, value: '{{a}}' }", """{"id":1,"a":"{broken"}"""),
        ("{ type: object, cardinality: one, children: { x: '{{a.x}}' } }", """{"id":1,"a":[]}"""),
        ("{ x: '{{a.x}}', y: '{{b.y}}' }", """{"id":1,"a":[{"x":1}],"b":[{"y":1}]}"""),
        ("value: '{{a}}'", """{"a":"without an id"}"""),
        ("value: '{{a}}'", """{"id":"","a":"with an empty id"}"""),
        ("value: '{{a}}'", """{"id":1,"a":"""),
    ];

    [Fact]
    public void A_record_is_rejected_with_code_field_value_and_cause() =>
        Golden.Check(
            "Approved/rejections.txt",
            string.Join('\n', Cases.Select(c => $"{c.Node}\n{c.Record}\n  {Reject(c.Node, c.Record)}\n"))
        );

    private static string Reject(string node, string record)
    {
        var isBlock = node.Contains(".x", StringComparison.Ordinal);
        var value = node.StartsWith('{') ? node : $"{{ {node} }}";
        var scheme = SchemeFile.Compile(
            SandboxRun.Catalog,
            $$"""
            scheme: t
            source: { connector: jackyun, api: oms.trade.fullinfoget, id: id, request: { fields: a } }
            target:
              connector: mysql
              api: execute
              request:
                main_params: {{(isBlock ? "{ }" : $"{{ f: {value} }}")}}
                main_sql: "INSERT INTO t (f) VALUES ({{(isBlock ? "1" : ":f")}})"
                extend_params_1: {{(isBlock ? value : "{ g: 1 }")}}
                extend_sql_1: "INSERT INTO u (g) VALUES ({{(isBlock ? ":x" : ":g")}})"
            """
        );
        var now = new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.Zero);
        var content = Encoding.UTF8.GetBytes(record);
        var id = record.Contains("id\":1", StringComparison.Ordinal) ? "1" : NamelessRecord.IdOf(content);
        var rejection = new DocumentRenderer(scheme, scheme.Constants(now.AddDays(-1), now, "test"), null)
            .Render([new StoredRecord(1, id, "", content)])
            .Rejected.FirstOrDefault()
            ?.Rejection;
        return rejection is null
            ? "accepted"
            : $"{rejection.Code} field={rejection.Field ?? "-"} value={rejection.Value ?? "-"}: {rejection.Message}";
    }
}
