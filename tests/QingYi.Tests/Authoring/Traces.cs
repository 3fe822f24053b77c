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
        var scheme =
            $"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: mysql, api: execute, request: {{ main_params: {{ id: '{{{{id}}}}' }}, "
            + "main_sql: 'INSERT INTO t (id) VALUES (:id)', extend_params_1: { x: '{{lines.a.x}}', y: '{{lines.b.y}}' }, extend_sql_1: "
            + "'INSERT INTO u (x, y) VALUES (:x, :y)', extend_params_2: { s: '{{lines.sku}}' }, extend_sql_2: 'INSERT INTO v (s) VALUES "
            + "(:s)' } }";
        var record = """{ "id": 1, "lines": [ { "sku": "A", "a": [ { "x": 1 } ], "b": [ { "y": 2 } ] }, { "sku": "B" } ] }""";
        var nodes = Assert.Single(Assert.Single(Of(scheme, record).Trace.Records).Records).Nodes;
        Assert.Equal("QY2111", nodes.Single(n => n.Path == "extend_params_1").Rejection!.Code);
        Assert.Equal(2, nodes.Single(n => n.Path == "extend_params_2").Count);
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
