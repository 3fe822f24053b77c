using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Manifests;
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
        await using var server = await AnsweringServer.StartAsync(
            (request, _) =>
            {
                if (request.Path == "/token")
                {
                    using var form = new StreamReader(request.Body);
                    var client = form.ReadToEndAsync(TestContext.Current.CancellationToken).Result.Split("client_id=")[1].Split('&')[0];
                    return $$"""{"access_token":"token-of-{{client}}","expires_in":7200}""";
                }

                shown.Enqueue(request.Headers.Authorization.ToString());
                return """{"data":[]}""";
            }
        );
        foreach (var account in new[] { "first", "second" })
        {
            run.Connect(
                server.Url,
                $"auth: oauth2, tokenUrl: \"{server.Url}/token\", clientId: {account}, clientSecret: secret-of-{account}"
            );
            Assert.Null((await run.RunAsync(Source)).Fault);
        }

        Assert.Equal(["Bearer token-of-first", "Bearer token-of-second"], shown);
    }

    [Fact]
    public async Task A_token_that_the_vendor_repeats_is_not_shown_in_a_rejection()
    {
        await using var run = new LocalRun();
        await using var server = await AnsweringServer.StartAsync(
            (request, _) =>
                request.Path == "/token"
                    ? """{"access_token":"a-fetched-token","expires_in":7200}"""
                    : $$"""{"code":7,"message":"no right for {{request.Headers.Authorization}}"}"""
        );
        run.Connect(server.Url, $"auth: oauth2, tokenUrl: \"{server.Url}/token\", clientId: c, clientSecret: s");
        run.Records("""[ { "id": 1 } ]""");
        await run.RunAsync(
            $$$"""
            scheme: t
            {{{LocalRun.Source}}}
            target: { connector: http, connection: erp, api: request, otherRequest: { http: { path: /bill, status: code, success: 0,
              message: message } }, request: { id: "{{id}}" } }
            """
        );
        Assert.EndsWith(
            "no right for Bearer ***",
            Assert.Single(await run.RecordsAsync("t", RecordStatus.Rejected)).Rejection!.Message.English,
            StringComparison.Ordinal
        );

        var report = await run.RunAsync(
            Source
                .Replace("records: data", "records: data, status: code, success: 0, message: message", StringComparison.Ordinal)
                .Replace("scheme: t", "scheme: s", StringComparison.Ordinal)
        );
        Assert.EndsWith("no right for Bearer ***", report.Fault!.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_is_forgotten_and_not_one_that_was_fetched_since()
    {
        await using var run = new LocalRun();
        var calls = 0;
        var fetched = 0;
        await using var server = await AnsweringServer.StartAsync(
            (request, _) =>
            {
                if (request.Path == "/token")
                {
                    return $$"""{"access_token":"token-{{Interlocked.Increment(ref fetched)}}","expires_in":7200}""";
                }

                // Both lanes send the first token and are rejected; each logs in again at most once.
                Interlocked.Increment(ref calls);
                return request.Headers.Authorization == "Bearer token-1" ? """{"code":401}""" : """{"code":0}""";
            }
        );
        run.Connect(server.Url, $"auth: oauth2, tokenUrl: \"{server.Url}/token\", clientId: c, clientSecret: s");
        var options = new JsonObject
        {
            ["url"] = server.Url,
            ["auth"] = "oauth2",
            ["tokenUrl"] = $"{server.Url}/token",
            ["clientId"] = "c",
            ["clientSecret"] = "s",
        };
        var vendor = new ConnectorDocument
        {
            Auth = new AuthDocument
            {
                Kind = "oauth2",
                TokenUrl = $"{server.Url}/token",
                ClientId = "c",
                ClientSecret = "s",
            },
        };
        var authenticator = new Authenticator();
        using var caller = new HttpCaller(vendor, new Connection("erp", "http", options), authenticator, TimeProvider.System);
        var api = new ApiDocument
        {
            Api = "list",
            Request = new RequestDocument { Url = server.Url + "/list", Method = "GET" },
        };
        Assert.Equal(
            "token-1",
            await caller.CallAsync(api, [], null, "", (_, token, _) => Task.FromResult(token), TestContext.Current.CancellationToken)
        );
        Assert.IsType<TransientException>(caller.LoginAgain("refused", "token-1"));
        Assert.Equal(
            "token-2",
            await caller.CallAsync(api, [], null, "", (_, token, _) => Task.FromResult(token), TestContext.Current.CancellationToken)
        );
        caller.LoginAgain("refused, told late by the other lane", "token-1");
        Assert.Equal(
            "token-2",
            await caller.CallAsync(api, [], null, "", (_, token, _) => Task.FromResult(token), TestContext.Current.CancellationToken)
        );
        Assert.Equal((3, 2), (calls, fetched));
    }

    [Fact]
    public async Task To_wait_for_a_turn_is_no_time_that_the_vendor_takes()
    {
        await using var server = await AnsweringServer.StartAsync(
            (request, _) => request.Path == "/token" ? """{"access_token":"t","expires_in":7200}""" : "{}"
        );
        var vendor = new ConnectorDocument
        {
            Auth = new AuthDocument
            {
                Kind = "oauth2",
                TokenUrl = $"{server.Url}/token",
                ClientId = "c",
                ClientSecret = "s",
            },
        };
        var connection = new Connection("erp", "http", new JsonObject { ["timeout"] = "2s" });
        using var caller = new HttpCaller(vendor, connection, new Authenticator(), TimeProvider.System, t =>
            Task.Delay(TimeSpan.FromSeconds(3), t)
        );
        var api = new ApiDocument
        {
            Api = "list",
            Request = new RequestDocument { Url = server.Url + "/list", Method = "GET" },
        };

        // The second waits for the log-in of the first.
        var calls = new[] { 1, 2 }.Select(_ =>
            caller.CallAsync(api, [], null, "", (_, token, _) => Task.FromResult(token), TestContext.Current.CancellationToken)
        );
        Assert.Equal(["t", "t"], await Task.WhenAll(calls));
    }

    [Fact]
    public void A_connection_stays_as_it_was_made_whatever_becomes_of_what_it_was_made_from()
    {
        var options = new JsonObject { ["url"] = "http://a", ["secret"] = "one" };
        var connection = new Connection("erp", "http", options);
        var before = connection.Fingerprint;
        options["url"] = "http://b";
        var changed = connection.With(new JsonObject { ["secret"] = "two" });
        Assert.Equal(("http://a", "one", before), (connection.Option("url"), connection.Option("secret"), connection.Fingerprint));
        Assert.Equal(("http://a", "two"), (changed.Option("url"), changed.Option("secret")));
        Assert.NotEqual(before, changed.Fingerprint);
        Assert.Null(connection.Option("nothing"));
    }

    private const string Source = """
        scheme: t
        source: { connector: http, connection: erp, api: request, id: id, request: { http: { path: /list, records: data } } }
        target: { connector: noop, api: noop }
        """;
}
