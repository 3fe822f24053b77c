using System.Collections.Concurrent;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Http;

public sealed class Tokens
{
    [Fact]
    public async Task After_a_change_of_the_environment_the_new_account_logs_in_under_the_same_name()
    {
        await using var run = new LocalRun();
        var shown = new ConcurrentQueue<string>();
        await using var server = await AnsweringServer.StartAsync((request, _) =>
        {
            if (request.Path == "/token")
            {
                using var form = new StreamReader(request.Body);
                var client = form.ReadToEndAsync(TestContext.Current.CancellationToken).Result.Split("client_id=")[1].Split('&')[0];
                return $$"""{"access_token":"token-of-{{client}}","expires_in":7200}""";
            }

            shown.Enqueue(request.Headers.Authorization.ToString());
            return """{"data":[]}""";
        });
        foreach (var account in new[] { "first", "second" })
        {
            run.Connect(server.Url, $"auth: oauth2, tokenUrl: \"{server.Url}/token\", clientId: {account}, clientSecret: secret-of-{account}");
            Assert.Null((await run.RunAsync(Source)).Fault);
        }

        Assert.Equal(["Bearer token-of-first", "Bearer token-of-second"], shown);
    }

    [Fact]
    public async Task A_token_that_the_vendor_repeats_is_not_shown_in_a_rejection()
    {
        await using var run = new LocalRun();
        await using var server = await AnsweringServer.StartAsync((request, _) => request.Path == "/token"
            ? """{"access_token":"a-fetched-token","expires_in":7200}"""
            : $$"""{"code":7,"message":"no right for {{request.Headers.Authorization}}"}""");
        run.Connect(server.Url, $"auth: oauth2, tokenUrl: \"{server.Url}/token\", clientId: c, clientSecret: s");
        run.Records("""[ { "id": 1 } ]""");
        await run.RunAsync($$$"""
            scheme: t
            {{{LocalRun.Source}}}
            target: { connector: http, connection: erp, api: request, otherRequest: { http: { path: /bill, status: code, success: 0, message: message } }, request: { id: "{{id}}" } }
            """);
        Assert.EndsWith("no right for Bearer ***", Assert.Single(await run.RecordsAsync("t", RecordStatus.Rejected)).Rejection!.Message, StringComparison.Ordinal);

        var report = await run.RunAsync(Source.Replace("records: data", "records: data, status: code, success: 0, message: message", StringComparison.Ordinal).Replace("scheme: t", "scheme: s", StringComparison.Ordinal));
        Assert.EndsWith("no right for Bearer ***", report.Fault!.Message, StringComparison.Ordinal);
    }

    private const string Source = """
        scheme: t
        source: { connector: http, connection: erp, api: request, id: id, request: { http: { path: /list, records: data } } }
        target: { connector: noop, api: noop }
        """;
}
