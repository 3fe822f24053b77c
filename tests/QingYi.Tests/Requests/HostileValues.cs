using System.Text;
using QingYi.Engine.Authoring;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Functions;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Requests;

/// <summary>
/// For every content of a record, the language either renders the record or rejects it; anything else would be an error of the program and
/// end the run.
/// </summary>
public sealed class HostileValues
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "\"\"",
        "\" \"",
        "\"x\"",
        "\"茶😀\"",
        "\"\\ud83d\"",
        "\"\\u0000\"",
        "0",
        "-0.0",
        "1.5",
        "-7",
        "12345678901234567890",
        "1e400",
        "-1e-400",
        "79228162514264337593543950335",
        "\"1e400\"",
        "\"NaN\"",
        "\"1,000\"",
        "\"0000-00-00\"",
        "\"0001-01-01\"",
        "\"9999-12-31 23:59:59\"",
        "\"2024-02-30\"",
        "\"2024-03-10 02:30:00\"",
        "253402300799",
        "9999999999999",
        "-62135596800000",
        "\"/Date(99999999999999999)/\"",
        "[]",
        "{}",
        "[1,\"2\",null,[3],{\"a\":4}]",
        "[\"\\ud83d\"]",
        "{\"\\ud83d\":1}",
        "{\"a\":1,\"a\":2}",
        "\"{\\\"a\\\":1,\\\"a\\\":2}\"",
        "\"%Q\"",
        "\"yyyy-MM-dd '\"",
        "{\"a\":{\"b\":[1]}}",
        "\"{\\\"a\\\":1}\"",
        "\"[1,2\"",
        "\"((((\"",
        "\"a,b;c\"",
        "\"%Y-%m\"",
        "-9223372036854775808",
        "2147483648",
    ];

    public static TheoryData<string> Templates()
    {
        var filters = FilterCatalog.Names.SelectMany(n =>
            new[]
            {
                $"{{{{a|{n}}}}}",
                $"{{{{a|{n}:1}}}}",
                $"{{{{a|{n}:-999999}}}}",
                $"{{{{a|{n}:\"yyyy-MM-dd zzz\"}}}}",
                $"{{{{a|{n}:b}}}}",
            }
        );
        string[] functions =
        [
            .. FunctionCatalog.Names.SelectMany(n =>
                new[]
                {
                    $"{n}({{{{a}}}})",
                    $"{n}({{{{a}}}}, {{{{b}}}})",
                    $"{n}({{{{a}}}}, {{{{b}}}}, {{{{a}}}})",
                    $"{n}({{{{a}}}}, {{{{b}}}}, 3, {{{{b}}}})",
                }
            ),
        ];
        string[] operators = ["+", "-", "*", "/", "%", "DIV", "=", "<", "<=>", "LIKE", "REGEXP", "AND", "||", "&", "<<"];
        return
        [
            .. filters,
            .. functions.Concat(operators.Select(o => $"{{{{a}}}} {o} {{{{b}}}}")).Select(f => "_function " + f),
            "{{ a + b }}",
            "{{ a * b }}",
            "{{ a.b.c }}",
            "{{ a | string.slice 2 9 }}",
            "{{ a | array.first }}",
            "{{ a | math.round 99 }}",
            "{{ a | date.parse }}",
        ];
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_value_gives_a_value_or_a_rejection(string template)
    {
        foreach (
            var type in new[]
            {
                "",
                ", type: int",
                ", type: float",
                ", type: date",
                ", type: array",
                ", type: bool",
                ", parser: ConvertJson",
                ", parser: ArrayUnique",
            }
        )
        {
            var text =
                "scheme: t\nsource: { connector: noop, api: noop, id: id }\ntarget: { connector: noop, api: noop, "
                + $"request: {{ f: {{ value: {Quoted(template)}{type} }} }} }}";
            if (SchemeProblems.Of(text).Any(p => p.Severity == ProblemSeverity.Error))
            {
                continue;
            }

            var scheme = SchemeFile.Compile(SandboxRun.Catalog, text);
            var now = new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.Zero);
            var renderer = new DocumentRenderer(scheme, scheme.Constants(now, now, "t"), null);
            foreach (var (a, b) in Values.Select((v, i) => (v, Values[(i * 7 + 3) % Values.Length])))
            {
                renderer.Render([new StoredRecord(1, "1", "", Encoding.UTF8.GetBytes($$"""{"id":1,"a":{{a}},"b":{{b}}}"""))]);
            }
        }
    }

    [Theory]
    [InlineData("condition: [[{ field: a, logic: gt, value: '5' }], [{ field: a, logic: like, value: '{{b}}' }]]", "")]
    [InlineData("formatResponse: [{ old: a, new: c, format: implode }]", "")]
    [InlineData("formatResponse: [{ old: a, new: c, format: date }, { old: b, new: d, format: intval }]", "")]
    [InlineData("beatFlat: [a]", "")]
    [InlineData("operation: { method: splitArray, arrayKey: a }", "")]
    [InlineData("", "groupCalculate: { headerGroup: [a], bodyName: lines, calculate: { b: $sum } }, ")]
    [InlineData("", "operation: { method: merge, field: a, bodyName: lines }, ")]
    public void What_shapes_and_groups_records_keeps_or_refuses_them(string source, string target)
    {
        var text =
            $"scheme: t\nsource: {{ connector: noop, api: noop, id: id{(source.Length > 0 ? ", " : "")}{source} }}\ntarget: "
            + $"{{ connector: noop, api: noop, {target}request: {{ f: '{{{{a}}}}' }} }}";
        var scheme = SchemeFile.Compile(SandboxRun.Catalog, text);
        var now = new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.Zero);
        foreach (var (a, b) in Values.Select((v, i) => (v, Values[(i * 7 + 3) % Values.Length])))
        {
            new DocumentPreview(scheme, scheme.Constants(now, now, "t")).Of([
                Encoding.UTF8.GetBytes($$"""{"id":1,"a":{{a}},"b":{{b}}}"""),
                Encoding.UTF8.GetBytes($$"""{"id":2,"a":{{b}},"b":{{a}}}"""),
            ]);
        }
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
