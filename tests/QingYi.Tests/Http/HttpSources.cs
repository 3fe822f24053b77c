using QingYi.Engine.Stores;
using QingYi.Sandbox;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Http;

public sealed class HttpSources
{
    /// <summary>Each way to log in at the emulated ERP: its kind, and the options of the connection with URL for the address.</summary>
    public static TheoryData<string, string> Logins { get; } =
        new()
        {
            { "none", "auth: none" },
            { "basic", "auth: basic, username: sandbox, password: sandbox-erp-secret" },
            { "bearer", "auth: bearer, token: sandbox-erp-secret" },
            { "apiKey", "auth: apiKey, token: sandbox-erp-secret" },
            { "apiKeyInQuery", "auth: apiKey, keyIn: query, keyName: key, token: sandbox-erp-secret" },
            { "oauth2", "auth: oauth2, tokenUrl: \"URL/oauth/token\", clientId: sandbox, clientSecret: sandbox-erp-secret" },
        };

    [Theory]
    [InlineData("path: /items/offset, records: data.list, paging: { kind: offset, field: offset, size: limit, path: data.total }")]
    [InlineData(
        "path: /items/offset, records: data.list, paging: { kind: offset, field: offset, size: limit, path: data.total, concurrent: true }"
    )]
    [InlineData("path: /items/offset, records: data.list, paging: { kind: offset, field: offset, size: limit }")]
    [InlineData("path: /items/pages, records: items, paging: { kind: hasMore, field: page, size: limit, path: hasMore, startPage: 1 }")]
    [InlineData("path: /items/keys, paging: { kind: keyset, field: after, size: limit, key: id }")]
    [InlineData("path: /items/links, records: items, paging: { kind: link, size: limit }")]
    [InlineData("path: /items/links, records: items, paging: { kind: link, size: limit, path: next }")]
    public async Task Every_record_is_read_once_in_each_way_of_paging(string call)
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = "none", Items = 25 }, "auth: none");
        var report = await run.RunAsync(Scheme(call));
        Assert.Equal((RunStatus.Succeeded, null), (report.Status, report.Fault));
        Assert.Equal(
            Enumerable.Range(1, 25).Select(i => $"{i} I{i:D4}").Order(StringComparer.Ordinal),
            (await run.RecordsAsync("t", RecordStatus.Delivered)).Select(r => $"{r.Id} {r.Number}").Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Logins))]
    [InlineData("hmac", "secret: sandbox-erp-secret, signature: '{{ request | hmac_sha256 connection.secret | hex }}'")]
    public async Task The_caller_shows_who_it_is(string kind, string connection)
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = kind }, connection);
        var isSigned = kind == "hmac";
        if (connection.Contains("URL", StringComparison.Ordinal))
        {
            run.Reconnect("URL", run.Erp!.Url.ToString().TrimEnd('/'));
        }

        var report = await run.RunAsync(
            Scheme(
                    $"path: /items/keys, {(isSigned ? "body: json, method: POST, " : "")}paging: {{ kind: keyset, field: "
                        + "after, size: limit, key: id }"
                )
                .Replace("pageSize: 10", isSigned ? "pageSize: 1000" : "pageSize: 10", StringComparison.Ordinal)
        );
        Assert.True(run.Erp!.Calls.Count > 0, report.Fault?.Message.English);
        Assert.Null(isSigned ? null : report.Fault);
    }

    [Fact]
    public async Task A_token_that_ends_is_fetched_again()
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(
            new ErpOptions
            {
                Auth = "oauth2",
                TokenCalls = 2,
                Items = 55,
            },
            "auth: oauth2, tokenUrl: \"URL/oauth/token\", clientId: sandbox, clientSecret: sandbox-erp-secret"
        );
        run.Reconnect("URL", run.Erp!.Url.ToString().TrimEnd('/'));
        var report = await run.RunAsync(Scheme("path: /items/keys, paging: { kind: keyset, field: after, size: limit, key: id }"));
        Assert.Equal((RunStatus.Succeeded, 55L), (report.Status, report.Progress.Delivered));
        Assert.True(run.Erp.Tokens > 2);
    }

    [Theory]
    [InlineData("auth: bearer, token: wrong-token-wrong", "credentials")]
    [InlineData("auth: oauth2, tokenUrl: \"URL/oauth/token\", clientId: sandbox, clientSecret: wrong-secret-wrong", "credentials")]
    public async Task Wrong_credentials_end_the_run_and_are_not_shown(string connection, string next)
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(
            new ErpOptions { Auth = connection.Contains("oauth2", StringComparison.Ordinal) ? "oauth2" : "bearer" },
            connection
        );
        run.Reconnect("URL", run.Erp!.Url.ToString().TrimEnd('/'));
        var report = await run.RunAsync(Scheme("path: /items/keys"));
        Assert.Equal("QY5001", report.Fault!.Code);
        Assert.Contains(next, report.Fault.NextStep.English, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-", report.Fault.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_the_system_are_tried_again()
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = "none" }, "auth: none");
        run.Erp!.Fail(503, 429, 0, 500);
        var report = await run.RunAsync(
            Scheme("path: /items/offset, records: data.list, paging: { kind: offset, field: offset, size: limit, path: data.total }")
        );
        Assert.Equal((RunStatus.Succeeded, 25L), (report.Status, report.Progress.Delivered));
    }

    [Theory]
    [InlineData("kind: ofset", "QY1012", "Did you mean 'Offset'?")]
    [InlineData("kind: index, concurrent: perhaps", "QY1012", "'concurrent' is 'perhaps', but must be true or false")]
    [InlineData("kind: offset, feild: a", "QY1007", "'feild' is not a key of paging. Did you mean 'field'?")]
    public void A_wrong_way_of_paging_is_refused_with_its_place(string paging, string code, string cause) =>
        Assert.Contains(SchemeProblems.Of(Scheme($"path: /x, paging: {{ {paging} }}")), p =>
            p.Code == code && p.Message.English.Contains(cause, StringComparison.Ordinal) && p.Position.Line == 3
        );

    [Theory]
    [InlineData("path: /echo/capped, paging: { kind: offset, field: offset, size: limit }", 11)]
    [InlineData("path: /echo/more, records: items, paging: { kind: hasMore, field: page, path: more }", 4)]
    [InlineData("path: /echo/relative, records: items, paging: { kind: link, path: next }", 2)]
    public async Task What_systems_do_in_their_own_way_loses_no_record(string call, int records)
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = "none" }, "auth: none");
        var report = await run.RunAsync(Scheme(call));
        Assert.Equal((RunStatus.Succeeded, (long)records), (report.Status, report.Progress.Delivered));
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_one_is_not_read_for_ever()
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = "none" }, "auth: none");
        var report = await run.RunAsync(Scheme("path: /echo/itself, records: items, paging: { kind: link, path: next }"));
        Assert.Contains("would read one page for ever", report.Fault!.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_page_on_another_host_gets_no_credentials()
    {
        await using var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions { Auth = "apiKey" }, "auth: apiKey, token: sandbox-erp-secret");
        var report = await run.RunAsync(Scheme("path: /echo/elsewhere, records: items, paging: { kind: link, path: next }"));
        Assert.Contains("another host", report.Fault!.Message.English, StringComparison.Ordinal);
        Assert.DoesNotContain("key=x", report.Fault.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("path: /x } }, request: { since: '{{LAST_SYNCTIME|datetime}}'", "QY2014", "Did you mean 'LAST_SYNC_TIME'?")]
    [InlineData("path: /x } }, request: { since: '_findCollection find a from b where c=1'", "QY2007", "a look-up cannot stand here")]
    public void What_a_sources_request_cannot_name_is_refused(string call, string code, string cause) =>
        Assert.Contains(
            SchemeProblems.Of(
                Scheme(call)
                    .Replace(
                        "request: { since: '{{LAST_SYNCTIME|datetime}}' } } }",
                        "request: { since: '{{LAST_SYNCTIME|datetime}}' } }",
                        StringComparison.Ordinal
                    )
                    .Replace("c=1' } } }", "c=1' } }", StringComparison.Ordinal)
            ),
            p => p.Code == code && p.Message.English.Contains(cause, StringComparison.Ordinal)
        );

    private static string Scheme(string call) =>
        $$"""
            scheme: t
            source: { connector: http, connection: erp, api: request, id: id, number: code, pagination: { pageSize: 10 },
              otherRequest: { http: { {{call}} } } }
            target: { connector: noop, api: noop }
            """;
}
