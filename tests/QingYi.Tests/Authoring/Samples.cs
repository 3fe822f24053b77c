using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Access;
using QingYi.Engine.Authoring;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Sandbox;
using QingYi.Tests.Http;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Authoring;

/// <summary>One page of a source, fetched to look at.</summary>
public sealed class Samples
{
    private const string Target = "target: { connector: noop, api: noop }";
    private const string Items = """
        scheme: t
        source: { connector: http, connection: erp, api: request, id: id, pagination: { pageSize: 10 },
          response: [ { field: code }, { field: gone } ], otherRequest: { http: { path: /items/offset, records: data.list,
          paging: { kind: offset, field: offset, size: limit, path: data.total } } } }
        """;

    [Theory]
    [MemberData(nameof(HttpSources.Logins), MemberType = typeof(HttpSources))]
    public async Task A_page_shows_what_was_sent_and_answered_without_secrets(string kind, string connection)
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = kind }, connection);
        run.Reconnect("URL", run.Erp!.Url.ToString().TrimEnd('/'));
        var sample = await SampleAsync(run, $"{Items}\n{Target}", limit: 3);
        Assert.Null(sample.Fault);
        var call = Assert.Single(sample.Calls);
        Assert.StartsWith($"GET {run.Erp.Url}items/offset?", call.Call, StringComparison.Ordinal);
        Assert.Contains("limit=3", call.Call, StringComparison.Ordinal);
        Assert.Equal("200 OK", call.Status);
        Assert.Equal(25, (int)JsonNode.Parse(call.Answer)!["data"]!["total"]!);
        var shown = call.Call + string.Concat(call.Details) + call.Answer;
        foreach (var secret in new[] { "sandbox-erp-secret", "c2FuZGJveDpzYW5kYm94LWVycC1zZWNyZXQ=" })
        {
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        }

        Assert.Equal((3, 25L, true), (sample.Records.Count, sample.Total, sample.HasMore));
        Assert.Equal("I0001", (string?)sample.Records[0]!["code"]);
        Assert.Equal(
            ["code declared 3", "gone declared 0", "id - 3", "price - 3"],
            sample.Fields.Select(f => $"{f.Path} {(f.IsDeclared ? "declared" : "-")} {f.Records}")
        );
        Assert.Equal(("number", "1"), (sample.Fields[2].Kind, sample.Fields[2].Value!.ToJsonString()));
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "state")));
    }

    [Fact]
    public async Task A_call_that_fails_is_made_once_and_shows_its_answer()
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = "none" }, "auth: none");
        run.Erp!.Fail(503, 503);
        var sample = await SampleAsync(run, $"{Items}\n{Target}");
        Assert.Equal("QY5003", sample.Fault!.Code);
        Assert.StartsWith("503", Assert.Single(sample.Calls).Status, StringComparison.Ordinal);
        Assert.Single(run.Erp.Calls);
        Assert.Empty(sample.Records);
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_shown_as_it_came()
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = "none" }, "auth: none");
        var sample = await SampleAsync(run, $"{Items.Replace("/items/offset", "/page", StringComparison.Ordinal)}\n{Target}");
        Assert.NotNull(sample.Fault);
        Assert.NotEqual("", Assert.Single(sample.Calls).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("target: { connector: nowhere, api: none, request: { no: '{{no|uper}}' } }")]
    [InlineData("target: { connector: mysql, connection: db, api: execute, request: { main_sql: 'INSERT INTO' } }")]
    public async Task What_is_wrong_with_the_target_does_not_matter(string target)
    {
        await using var run = new LocalRun();
        run.Records("""[ { "id": 1, "no": "a 😀", "lines": [ { "qty": 12345678901234567890 } ] }, { "id": 2, "no": null } ]""");
        var sample = await SampleAsync(run, $"scheme: t\n{LocalRun.Source}\n{target}");
        Assert.Null(sample.Fault);
        Assert.Equal((2, false), (sample.Records.Count, sample.HasMore));
        Assert.Equal("12345678901234567890", sample.Records[0]!["lines"]![0]!["qty"]!.ToJsonString());
        Assert.EndsWith("in.jsonl", Assert.Single(sample.Calls).Call, StringComparison.Ordinal);
        Assert.Equal(
            ["id number 2", "no text 2", "lines array 1", "lines.qty number 1"],
            sample.Fields.Select(f => $"{f.Path} {f.Kind} {f.Records}")
        );
    }

    [Fact]
    public async Task A_statement_is_shown_with_its_values()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, at TEXT); INSERT INTO t VALUES (1, '2024-06-05'), (2, '2024-06-06')");
        var sample = await SampleAsync(
            run,
            "scheme: t\nsource: { connector: mysql, connection: db, api: select, id: id, request: { day: '2024-06-06', "
                + $"main_sql: 'SELECT id, at FROM t WHERE at >= :day' }} }}\n{Target}"
        );
        var call = Assert.Single(sample.Calls);
        Assert.Contains("SELECT id, at FROM t WHERE at >= ", call.Request, StringComparison.Ordinal);
        Assert.Contains(call.Details, d => d.Value == "2024-06-06");
        Assert.Equal("""{"id":2,"at":"2024-06-06"}""", Assert.Single(sample.Records)!.ToJsonString());
    }

    [Fact]
    public async Task A_request_that_cannot_be_rendered_is_a_fault()
    {
        await using var run = new LocalRun();
        run.Records("[]");
        var text = $"scheme: t\n{LocalRun.Source.Replace("in.jsonl", "'{{CURRENT_TIME|uper}}'", StringComparison.Ordinal)}\n{Target}";
        Assert.Equal("QY2002", (await SampleAsync(run, text)).Fault!.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", main_sql: 'SELECT FROM WHERE ('")]
    public async Task A_source_with_errors_is_a_fault_and_no_failure(string sql)
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        var sample = await SampleAsync(
            run,
            $"scheme: t\nsource: {{ connector: mysql, connection: db, api: select, id: id, request: {{ day: '1'{sql} }} }}\n{Target}"
        );
        Assert.NotNull(sample.Fault);
    }

    [Fact]
    public async Task A_window_that_ends_before_it_begins_is_refused()
    {
        await using var run = new LocalRun();
        run.Records("[]");
        await Assert.ThrowsAsync<RefusedException>(() =>
            SampleAsync(run, $"scheme: t\n{LocalRun.Source}\n{Target}", from: DateTimeOffset.UtcNow.AddDays(1))
        );
    }

    private static async Task<SchemeSample> SampleAsync(LocalRun run, string text, int limit = 50, DateTimeOffset? from = null)
    {
        var file = Path.Combine(run.Folder, "scheme.yaml");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var space = new Workspace(Path.Combine(run.Folder, "state"), () => SandboxRun.Catalog, new SecretMask(), NullLogger.Instance);
        var query = new SchemeQuery(file) { Environment = run.Environment, Use = EnvironmentUse.Started };
        var scheme = await new SchemeLoader(space).LoadAsync(query, TestContext.Current.CancellationToken);
        return (await new Workbench(space).SampleAsync(scheme, from, null, limit, TestContext.Current.CancellationToken))!;
    }
}
