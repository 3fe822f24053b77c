using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Language;

/// <summary>Names of fields as they occur in files and tables.</summary>
public sealed class StrangeNames
{
    private const string Header = "Order ID,数量(件),编号#,2024,单价/元,客户:名,a`b,No.";

    [Fact]
    public async Task Any_name_can_be_written_in_backticks_wherever_a_field_is_named()
    {
        await using var run = new LocalRun();
        await File.WriteAllTextAsync(
            Path.Combine(run.Folder, "in.csv"),
            Header + "\nO1,5,N7,88,9.9,甲,t,1\n",
            TestContext.Current.CancellationToken
        );
        var report = await run.RunAsync(
            """
            scheme: t
            source:
              connector: files
              connection: files
              api: csv
              id: "`Order ID`"
              number: "`编号#`"
              request: { path: in.csv }
              condition: [ [ { field: "`2024`", logic: eqv2, value: "88" } ] ]
            target:
              connector: files
              connection: files
              api: jsonl
              request:
                path: out.jsonl
                a: "{{`编号#`}}"
                b: "{{`单价/元`|round:0}}"
                c: "{{`2024`}}"
                d: "{`Order ID`} <<`Order ID`>>"
                e: '{{this["Order ID"] | string.downcase}}'
                f: "_function {{`数量(件)`}} * 2"
                g: "{{`客户:名`}}{{`a``b`}}{{`No.`}}"
            """
        );
        Assert.Null(report.Fault);
        Assert.Equal(
            """{"a":"N7","b":10,"c":"88","d":"O1 O1","e":"o1","f":10,"g":"甲t1"}""",
            (await File.ReadAllTextAsync(Path.Combine(run.Folder, "out.jsonl"), TestContext.Current.CancellationToken)).Trim()
        );
        Assert.Equal(
            "O1 N7",
            (await run.RecordsAsync("t", QingYi.Engine.Stores.RecordStatus.Delivered)).Select(r => $"{r.Id} {r.Number}").Single()
        );
    }

    [Theory]
    [InlineData("{{编号#}}")]
    [InlineData("{{客户:名}}")]
    [InlineData("{{2024}}")]
    [InlineData("{Order ID}")]
    [InlineData("{{[\"Order ID\"]}}")]
    [InlineData("{{Order ID}}")]
    [InlineData("{{数量(件)}}")]
    public void What_would_be_read_as_something_else_is_an_error_that_shows_the_backticks(string template)
    {
        var problem = Assert.Single(
            SchemeProblems.Of(
                "scheme: t\nsource: { connector: noop, api: noop, id: id }\ntarget: { connector: noop, api: noop, "
                    + $"request: {{ a: '{template}' }} }}"
            ),
            p => p.Severity == ProblemSeverity.Error
        );
        Assert.Contains("{{`", problem.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ a + b }}")]
    [InlineData("{{ a % b }}")]
    [InlineData("{\"a\": 1}")]
    [InlineData("{a}")]
    [InlineData("{{a|format:\"HH:mm\"}}")]
    [InlineData("{{ [1, 2] | array.size }}")]
    public void What_is_meant_as_it_stands_stays(string template) =>
        Assert.DoesNotContain(
            SchemeProblems.Of(
                "scheme: t\nsource: { connector: noop, api: noop, id: id }\ntarget: { connector: noop, api: noop, "
                    + $"request: {{ a: '{template}' }} }}"
            ),
            p => p.Severity == ProblemSeverity.Error
        );
}
