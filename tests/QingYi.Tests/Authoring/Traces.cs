using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Authoring;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Rendering;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Authoring;

/// <summary>What a scheme makes of records, step by step.</summary>
public sealed partial class Traces
{
    private const string Order = """
        { "id": 1, "no": " a ", "at": "2024-06-05 10:11:12", "n": "x", "lines": [ { "sku": "A", "qty": 2 }, { "sku": "B", "qty": 0 } ] }
        """;

    public static TheoryData<string> Shipped =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "schemes"), "*.yaml").Select(f => Path.GetFileName(f)!).Order()];

    [Fact]
    public void A_parameter_shows_its_value_after_each_step()
    {
        var node = Node(
            "no: { value: '{{no}}', default: none, format: 'round(1)', type: string, parser: { name: StringToArray, params: ',' } }",
            """{ "id": 1, "no": "12.34" }"""
        );
        Assert.Equal(
            ["""template "12.34" """, """default "12.34" """, "format 12.3 ", """type "12.3" """, """parser ["12.3"] """],
            node.Steps.Select(s => $"{s.Name} {s.Value!.ToJsonString()} ")
        );
        Assert.Equal("""["12.3"]""", node.Value!.ToJsonString());
    }

    [Theory]
    [InlineData("no: { value: '{{n}}', type: int }", "QY2109", 1)]
    [InlineData("no: { value: '{{none}}', required: true }", "QY2108", 1)]
    [InlineData("no: { value: '{{no|uper}}' }", "QY2002", 0)]
    [InlineData("no: { value: '{{no}}', format: fancy }", "QY2011", 1)]
    [InlineData("no: { value: '{{no}}', parser: { name: Fancy } }", "QY2012", 1)]
    public void A_parameter_with_an_error_shows_it_and_the_others_their_values(string wrong, string code, int steps)
    {
        var (trace, scheme) = Of(Scheme($"{wrong}, other: '{{{{no}}}}'"), Order);
        var nodes = Assert.Single(Assert.Single(trace.Records).Records).Nodes;
        Assert.Equal(["no", "other"], nodes.Select(n => n.Path));
        Assert.Equal((code, steps), (nodes[0].Rejection!.Code, nodes[0].Steps.Count));
        Assert.Equal(""" " a " """.Trim(), nodes[1].Value!.ToJsonString());
        Assert.Equal(scheme.Problems.HasErrors ? null : code, trace.Records[0].Records[0].Rejection?.Code);
        Assert.Equal(code is "QY2002" or "QY2011" or "QY2012", scheme.Problems.HasErrors);
    }

    [Fact]
    public void Each_element_of_an_array_is_shown()
    {
        var nodes = Assert
            .Single(
                Assert
                    .Single(
                        Of(
                            Scheme(
                                "rows: { type: array, value: lines, children: { sku: '{{lines.sku}}', "
                                    + "qty: { value: '{{lines.qty}}', type: string } } }"
                            ),
                            Order
                        ).Trace.Records
                    )
                    .Records
            )
            .Nodes;
        Assert.Equal(
            ["rows × 2 of lines", "rows[0].sku = A", "rows[0].qty = 2", "rows[1].sku = B", "rows[1].qty = 0"],
            nodes.Select(n => n.Count is { } count ? $"{n.Path} × {count} of {n.Array}" : $"{n.Path} = {n.Value}")
        );
    }

    [Fact]
    public void A_list_that_must_have_one_element_says_how_many_it_has()
    {
        var node = Node("rows: { type: array, value: lines, cardinality: one, children: { sku: '{{lines.sku}}' } }", Order);
        Assert.Equal(("QY2110", 2), (node.Rejection!.Code, node.Count));
    }

    [Theory]
    [InlineData("[[{ field: n, logic: eq, value: x }]]", "True", false, 1)]
    [InlineData("[[{ field: n, logic: eq, value: y }]]", "False", true, 0)]
    [InlineData("[[{ field: n, logic: eq, value: y }], [{ field: id, logic: gt, value: 0 }]]", "False True", false, 1)]
    [InlineData("[[{ field: lines.qty, logic: gt, value: 0 }]]", "drops", false, 1)]
    public void A_record_shows_which_condition_drops_it(string conditions, string holds, bool isDropped, int stored)
    {
        var record = Assert.Single(Of(Scheme("no: '{{no}}'", $", condition: {conditions}"), Order).Trace.Records);
        Assert.Equal(holds, string.Join(' ', record.Conditions.SelectMany(l => l).Select(c => c.DropsElements ? "drops" : $"{c.Holds}")));
        Assert.Equal((isDropped, stored), (record.IsDropped, record.Records.Count));
        if (holds == "drops")
        {
            Assert.Equal("""[{"sku":"A","qty":2}]""", record.Records[0].Content!["lines"]!.ToJsonString());
            Assert.Equal("[2,0]", record.Conditions[0][0].Value!.ToJsonString());
        }
    }

    [Fact]
    public void Elements_that_become_records_have_their_ids_and_contents()
    {
        var record = Assert.Single(Of(Scheme("no: '{{lines_sku}}'", ", beatFlat: [lines]"), Order).Trace.Records);
        Assert.Equal(["1-1 A", "1-2 B"], record.Records.Select(r => $"{r.Id} {r.Nodes[0].Value}"));
        Assert.Equal("A", (string?)record.Records[0].Content!["lines_sku"]);
    }

    [Fact]
    public void Fields_that_are_reformatted_show_both_values()
    {
        var record = Assert.Single(
            Assert
                .Single(
                    Of(
                        Scheme(
                            "no: '{{day}}', other: '{{m}}'",
                            ", formatResponse: [{ old: at, new: day, format: date }, { old: n, new: m, format: date }]"
                        ),
                        Order
                    ).Trace.Records
                )
                .Records
        );
        Assert.Equal(["at day 2024-06-05 ", "n m  QY2106"], record.Fields.Select(f => $"{f.Field} {f.Name} {f.After} {f.Rejection?.Code}"));
        Assert.Equal("2024-06-05", (string?)record.Nodes[0].Value);
        Assert.NotNull(record.Rejection);
    }

    [Fact]
    public void A_deletion_is_told_from_a_record()
    {
        var record = Assert.Single(Of(Scheme("no: '{{no}}'", ", deleted: [[{ field: n, logic: eq, value: x }]]"), Order).Trace.Records);
        Assert.Equal((true, RecordChange.Delete), (record.Deleted[0][0].Holds, record.Records[0].Change));
        Assert.NotNull(record.Records[0].Held);
    }

    [Fact]
    public void Groups_show_their_documents()
    {
        var (trace, _) = Of(
            Scheme("no: '{{no}}', total: '{{total}}'")
                .Replace(
                    "target: {",
                    "target: { groupCalculate: { headerGroup: [no], bodyName: lines, targetBodyName: lines, bodyGroup: [], "
                        + "calculate: { total: { $sum: id } } },",
                    StringComparison.Ordinal
                ),
            """{ "id": 1, "no": "A" }""",
            """{ "id": 2, "no": "A" }""",
            """{ "id": 3, "no": "B" }"""
        );
        Assert.Equal(
            ["1 2: A 3", "3: B 3"],
            trace.Groups.Select(g => $"{string.Join(' ', g.Records)}: {g.Nodes[0].Value} {g.Nodes[1].Value}")
        );
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{ "id": "" }""")]
    [InlineData("{ \"id\": 1, \"no\": \"\\ud83d\" }")]
    public void Records_that_cannot_be_read_are_rejected(string record) =>
        Assert.NotNull(Assert.Single(Assert.Single(Of(Scheme("no: '{{no}}'"), record).Trace.Records).Records).Rejection);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_values_are_those_that_are_sent(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "schemes", file));
        var scheme = SchemeFile.Compile(SandboxRun.Catalog, text);
        if (scheme.Grouper is not null)
        {
            return;
        }

        var compared = 0;
        foreach (var test in scheme.Config.Tests)
        {
            foreach (var record in test.Records.Select(r => r!.ToJsonString()))
            {
                foreach (var traced in Of(text, record).Trace.Records.SelectMany(r => r.Records))
                {
                    compared += Compare(scheme, traced, record);
                }
            }
        }

        Assert.InRange(compared, 1, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Whatever_is_missing_from_a_scheme_a_trace_ends_without_an_exception(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "schemes", file));
        var traced = 0;
        for (var left = 0; left < lines.Length; left++)
        {
            traced += Try([.. lines[..left], .. lines[(left + 1)..]]) + Try([.. lines[..left], Cut(lines[left]), .. lines[(left + 1)..]]);
        }

        Assert.InRange(traced, lines.Length / 2, int.MaxValue);

        int Try(string[] broken) =>
            Workbench().Trace(Load(string.Join('\n', broken)), [Encoding.UTF8.GetBytes(Order)], new TemplateTimes(null, null)) is null
                ? 0
                : 1;

        static string Cut(string line) =>
            line.Contains("}}", StringComparison.Ordinal)
                ? line.Replace("}}", "|x}}", StringComparison.Ordinal)
                : line[..(line.Length / 2)];
    }

    [Fact]
    public void A_scheme_of_500_parameters_is_traced_in_less_than_50_ms()
    {
        var text = Scheme(
            string.Join(
                ", ",
                Enumerable.Range(0, 500).Select(i => $"p{i}: {{ value: '{{{{no}}}} {i}', format: 'longText', type: string }}")
            )
        );
        var (loaded, workbench) = (Load(text), Workbench());
        var times = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var watch = Stopwatch.StartNew();
            var trace = workbench.Trace(loaded, [Encoding.UTF8.GetBytes(Order)], new TemplateTimes(null, null))!;
            times.Add(watch.Elapsed.TotalMilliseconds);
            Assert.Equal(500, trace.Records[0].Records[0].Nodes.Count);
        }

        Assert.InRange(times.Min(), 0, 50);
    }

    private static int Compare(QingYi.Engine.Compilation.CompiledScheme scheme, RecordTrace traced, string record)
    {
        if (traced.Rejection is not null)
        {
            return 0;
        }

        var context = new QingYi.Engine.Language.EvaluationContext(
            scheme.Plan,
            scheme.Constants(Now.AddHours(-24), Now, "preview") with
            {
                Now = Now,
            }
        );
        context.Record.Load(
            scheme.Formatter.Apply(Encoding.UTF8.GetBytes((traced.Content ?? JsonNode.Parse(record)!).ToJsonString()), context)
        );
        var sent = JsonNode.Parse(scheme.Target.Request.Render(context).Span)!;
        foreach (var node in traced.Nodes)
        {
            var at = PathPart()
                .Matches(node.Path)
                .Aggregate((JsonNode?)sent, (n, m) => m.Groups[1].Success ? n![int.Parse(m.Groups[1].Value)] : n![m.Value]);
            Assert.True(
                node.Count is { } count ? at!.AsArray().Count == count : JsonNode.DeepEquals(at, node.Value),
                $"{node.Path}: {node.Value} but {at}"
            );
        }

        return traced.Nodes.Count;
    }

    [GeneratedRegex(@"\[(\d+)\]|[^.\[\]]+")]
    private static partial Regex PathPart();

    private static DateTimeOffset Now { get; } = new(2024, 6, 5, 10, 11, 12, TimeSpan.FromHours(8));

    private static string Scheme(string request, string source = "") =>
        $$"""
            scheme: t
            source: { connector: files, api: jsonl, id: id, request: { path: in.jsonl }{{source}} }
            target: { connector: noop, api: noop, request: { {{request}} } }
            """;

    private static NodeTrace Node(string request, string record) =>
        Assert.Single(Assert.Single(Of(Scheme(request), record).Trace.Records).Records).Nodes[0];

    private static (SchemeTrace Trace, LoadedScheme Scheme) Of(string text, params string[] records)
    {
        var scheme = Load(text);
        return (
            Workbench()
                .Trace(scheme, [.. records.Select(r => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(r))], new TemplateTimes(null, Now))!,
            scheme
        );
    }

    private static LoadedScheme Load(string text) => new SchemeLoader(Space).Load("scheme.yaml", text, null);

    private static Workbench Workbench() => new(Space);

    private static Workspace Space { get; } = new("", () => SandboxRun.Catalog, new SecretMask(), NullLogger.Instance);
}
