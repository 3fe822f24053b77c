using System.Text.Json.Nodes;
using QingYi.Sandbox;
using QingYi.Tests.Alerting;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>The use of a host over HTTP by people and programs.</summary>
public sealed class Api
{
    [Fact]
    public async Task Schemes_are_run_stopped_and_paused()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 2000, Latency = TimeSpan.FromMilliseconds(100) }
        );
        folder.Put("orders", "0 0 1 1 *");
        await using var host = await folder.ServeAsync();
        var scheme = (await host.GetAsync("/schemes"))[0]!;
        Assert.Equal(
            ("orders", "orders.yaml", "0 0 1 1 *", false),
            ((string?)scheme["id"], (string?)scheme["file"], (string?)scheme["schedule"], (bool)scheme["paused"]!)
        );
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs")).Status);
        await host.UntilAsync(async () => (long?)(await host.GetAsync("/schemes/orders"))["running"]?["delivered"] > 0);
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/stop")).Status);
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "cancelled");
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs", new { limit = 10 })).Status);
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs")).Status);
        await host.UntilAsync(() => Task.FromResult(folder.Delivered == 2000));
        await host.UntilAsync(async () => (await host.GetAsync("/schemes/orders/runs")).AsArray().Count == 3);
        Assert.Equal(["succeeded", "succeeded", "cancelled"], (await host.GetAsync("/runs")).AsArray().Select(r => (string?)r!["status"]));
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/pause")).Status);
        Assert.True((bool)(await host.GetAsync("/schemes/orders"))["paused"]!);
        Assert.Null((await host.GetAsync("/schemes/orders"))["nextRun"]);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/resume")).Status);
        Assert.NotNull((await host.GetAsync("/schemes/orders"))["nextRun"]);
        Assert.Equal(
            ["resumed", "paused", "run requested", "run requested, at most 10 records", "run stopped", "run requested"],
            (await host.GetAsync("/schemes/orders/state"))["audit"]!.AsArray().Select(a => (string?)a!["action"])
        );
    }

    [Fact]
    public async Task Rejected_records_are_found_corrected_and_delivered()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 60, PoisonEvery = 10 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync();
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "rejected");
        var page = await host.GetAsync("/schemes/orders/records?status=rejected&limit=4");
        Assert.Equal(4, page["records"]!.AsArray().Count);
        var rest = await host.GetAsync($"/schemes/orders/records?status=rejected&limit=4&after={page["after"]}");
        Assert.Equal(2, rest["records"]!.AsArray().Count);
        Assert.Null(rest["after"]);
        var id = (string)page["records"]![0]!["id"]!;
        Assert.Equal("delivery_date", (string?)page["records"]![0]!["field"]);
        var record = await host.GetAsync("/schemes/orders/records/" + id);
        Assert.Equal(["fetched", "sent", "rejected"], record["story"]!.AsArray().Select(e => (string?)e!["what"]));
        Assert.NotNull(record["rendered"]!["statements"]![0]!["sql"]);
        var content = record["content"]!.DeepClone().AsObject();
        content["consignTime"] = "2026-06-05 10:00:00";
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Put, $"/schemes/orders/records/{id}/content", content)).Status);
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders/records/" + id))["status"] == "delivered");
        Assert.Equal(55, folder.Delivered);
        Assert.Equal(409, (await host.SendAsync(HttpMethod.Put, $"/schemes/orders/records/{id}/content", content)).Status);
        var skipped = await host.SendAsync(HttpMethod.Post, "/schemes/orders/records/skip", new { status = "rejected" });
        Assert.Equal((200, 5), (skipped.Status, (int)skipped.Body!["count"]!));
        var resent = await host.SendAsync(HttpMethod.Post, "/schemes/orders/records/resend", new { ids = new[] { id } });
        Assert.Equal(1, (int)resent.Body!["count"]!);
        await host.UntilAsync(() => Task.FromResult(folder.Delivered == 56));
    }

    [Fact]
    public async Task Records_that_are_posted_are_durable_when_it_answers_and_are_delivered()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 0 });
        folder.Put("events", "", t => """
                scheme: events
                source: { connector: noop, api: noop, id: id, number: no }
                target:
                  connector: sqlite
                  connection: lehua
                  api: execute
                  request: { main_params: { no: "{{no}}" }, main_sql: "INSERT INTO lehua.sale_return (dispatch_id) VALUES (:no)" }
                """);
        await using var host = await folder.ServeAsync();
        var (status, body) = await host.SendAsync(
            HttpMethod.Post,
            "/schemes/events/records",
            new object[] { new { id = 1, no = "A'😀" }, new { id = 12345678901234567890m, no = "B" } }
        );
        Assert.Equal((202, 2), (status, (int)body!["stored"]!));
        Assert.Equal(
            2,
            (int)
                (
                    await host.SendAsync(
                        HttpMethod.Post,
                        "/schemes/events/records",
                        new object[] { new { id = 1, no = "A'😀" }, new { id = 12345678901234567890m, no = "B" } }
                    )
                ).Body!["duplicates"]!
        );
        await host.UntilAsync(() => Task.FromResult(folder.Delivered == 2));
        Assert.Equal(
            [
                ["A'😀"],
                ["B"],
            ],
            folder.Target("SELECT dispatch_id FROM sale_return ORDER BY 1")
        );
        Assert.Equal("12345678901234567890", (string?)(await host.GetAsync("/schemes/events/records?find=B"))["records"]![0]!["id"]);
        var wrong = await host.SendAsync(HttpMethod.Post, "/schemes/events/records", new object[] { new { id = 1 }, 7 });
        Assert.Equal((400, "QY6002"), (wrong.Status, (string?)wrong.Body!["code"]));
    }

    [Fact]
    public async Task A_changed_file_is_taken_up_where_it_is_right_and_the_version_before_goes_on_where_not()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 20 });
        folder.Put("orders", "0 0 1 1 *");
        await using var host = await folder.ServeAsync();
        var before = (string?)(await host.GetAsync("/schemes/orders"))["version"];
        folder.Put("orders", "0 0 1 1 *", t => t + "\nscedule: x\n");
        await host.UntilAsync(async () =>
            (await host.GetAsync("/schemes/orders"))["problems"]!
                .AsArray()
                .Any(p => ((string)p!).Contains("error", StringComparison.Ordinal))
        );
        Assert.Equal(before, (string?)(await host.GetAsync("/schemes/orders"))["version"]);
        Assert.Contains("the change is invalid", host.Log, StringComparison.Ordinal);
        folder.Put("orders", "0 0 2 1 *");
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["schedule"] == "0 0 2 1 *");
        Assert.NotEqual(before, (string?)(await host.GetAsync("/schemes/orders"))["version"]);
        File.Copy(Path.Combine(folder.Schemes, "orders.yaml"), Path.Combine(folder.Schemes, "twin.yaml"));
        await host.UntilAsync(async () => (await host.GetAsync("/schemes")).ToJsonString().Contains("QY4012", StringComparison.Ordinal));
        Assert.Equal("orders.yaml", (string?)(await host.GetAsync("/schemes/orders"))["file"]);
        File.Move(Path.Combine(folder.Schemes, "orders.yaml"), Path.Combine(folder.Schemes, "renamed.yaml"));
        File.Delete(Path.Combine(folder.Schemes, "twin.yaml"));
        await host.UntilAsync(async () =>
            (await host.GetAsync("/schemes")).AsArray() is [var only]
            && (string?)only!["file"] == "renamed.yaml"
            && (string?)only["id"] == "orders"
        );
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs")).Status);
        File.Delete(Path.Combine(folder.Schemes, "renamed.yaml"));
        await host.UntilAsync(async () => (await host.GetAsync("/schemes")).AsArray().Count == 0);
    }

    [Fact]
    public async Task Errors_say_what_is_wrong_and_strangers_are_kept_out()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 5 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync(("QINGYI_API_TOKEN", "api-token-123"));
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, "/schemes"));
        Assert.Equal(401, (int)(await host.Client.GetAsync("/API/V1/schemes", TestContext.Current.CancellationToken)).StatusCode);
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "another");
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, "/schemes"));
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Post, "/schemes/orders/runs?access_token=api-token-123"));
        Assert.Equal(
            (401, "QY6004"),
            await CodeAsync(host, HttpMethod.Post, "/schemes/orders/records?access_token=api-token-123", new { tradeId = 1 })
        );
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "api-token-123");
        Assert.Equal((404, "QY6001"), await CodeAsync(host, HttpMethod.Get, "/schemes/nothing"));
        Assert.Equal((404, "QY6001"), await CodeAsync(host, HttpMethod.Get, "/nothing"));
        Assert.Equal((404, "QY6001"), await CodeAsync(host, HttpMethod.Get, "/schemes/orders/records/nothing"));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Post, "/schemes/orders/runs", new { from = "soon" }));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Post, "/schemes/orders/records/retry", new { }));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Get, "/schemes/orders/records?status=lost"));
        Assert.Equal(
            (400, "QY6002"),
            await CodeAsync(host, HttpMethod.Put, "/schemes/orders/state/watermark", new { watermark = "2099-01-01" })
        );
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, "/connections/lehua/test")).Status);
        Assert.Equal((404, "QY6001"), await CodeAsync(host, HttpMethod.Post, "/connections/nothing/test"));
        host.Client.DefaultRequestHeaders.Add("Origin", "http://evil.example");
        Assert.Equal((403, "QY6003"), await CodeAsync(host, HttpMethod.Get, "/schemes"));
        host.Client.DefaultRequestHeaders.Remove("Origin");
        host.Client.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal(400, (int)(await host.Client.GetAsync("/api/v1/schemes", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_token_of_a_scheme_is_good_for_posting_records_to_it_and_for_nothing_else_until_it_is_taken_back()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 0 });
        foreach (var id in new[] { "events", "others" })
        {
            folder.Put(id, "", _ =>
                $"scheme: {id}\nsource: {{ connector: noop, api: noop, id: id }}\ntarget: {{ connector: noop, api: noop }}\n"
            );
        }

        await using var host = await folder.ServeAsync(("QINGYI_API_TOKEN", "api-token-123"));
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "api-token-123");
        var made = await host.SendAsync(HttpMethod.Post, "/schemes/events/tokens", new { name = "shop" });
        var token = (string)made.Body!["token"]!;
        Assert.Equal(201, made.Status);
        Assert.Equal((409, "QY6002"), await CodeAsync(host, HttpMethod.Post, "/schemes/events/tokens", new { name = "shop" }));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Post, "/schemes/events/tokens", new { name = "a b" }));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Post, "/schemes/events/tokens", new { }));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Post, "/tokens", new { name = "x", role = 7 }));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Post, "/session", new { }));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Post, "/session", new { name = "x" }));
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Put, "/connections/x", new { }));
        Assert.Equal((404, "QY6001"), await CodeAsync(host, HttpMethod.Post, "/schemes/nothing/tokens", new { name = "shop" }));
        Assert.DoesNotContain(
            token,
            (await host.GetAsync("/schemes/events/tokens")).ToJsonString()
                + string.Join(' ', folder.Store("SELECT hash FROM token").Select(r => r[0])),
            StringComparison.Ordinal
        );

        host.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, $"/schemes/events/records?access_token={token}", new { id = 1 })).Status);
        Assert.Equal(
            (403, "QY6006"),
            await CodeAsync(host, HttpMethod.Post, $"/schemes/others/records?access_token={token}", new { id = 1 })
        );
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, $"/schemes/events/records?access_token={token}"));
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/events/records", new { id = 2 })).Status);
        Assert.Equal((403, "QY6006"), await CodeAsync(host, HttpMethod.Post, "/schemes/events/runs"));
        Assert.Equal((403, "QY6006"), await CodeAsync(host, HttpMethod.Post, "/schemes/events/records/retry", new { all = true }));

        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "api-token-123");
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, "/schemes/events/tokens/shop")).Status);
        Assert.Equal((404, "QY6001"), await CodeAsync(host, HttpMethod.Delete, "/schemes/events/tokens/shop"));
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Post, "/schemes/events/records", new { id = 3 }));
        Assert.Equal(
            ["token shop of events revoked", "token shop made: sender of events"],
            folder.Store("SELECT action FROM audit ORDER BY no DESC").Select(r => (string?)JsonNode.Parse($"{r[0]}")!["en"])
        );
    }

    [Fact]
    public async Task Records_are_mended_while_their_scheme_runs()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions
            {
                Orders = 400,
                PoisonEvery = 20,
                Latency = TimeSpan.FromMilliseconds(200),
            }
        );
        folder.Put("orders", "", t => t + "\ndelivery: { batch: 5 }\n");
        await using var host = await folder.ServeAsync();
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        await host.UntilAsync(async () => (await host.GetAsync("/schemes/orders/records?status=rejected"))["records"]!.AsArray().Count > 1);
        var ids = (await host.GetAsync("/schemes/orders/records?status=rejected"))["records"]!
            .AsArray()
            .Select(r => (string)r!["id"]!)
            .ToList();
        var content = (await host.GetAsync("/schemes/orders/records/" + ids[0]))["content"]!.DeepClone().AsObject();
        content["consignTime"] = "2026-06-05 10:00:00";
        Assert.NotNull((await host.GetAsync("/schemes/orders"))["running"]);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Put, $"/schemes/orders/records/{ids[0]}/content", content)).Status);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/records/skip", new { ids = new[] { ids[1] } })).Status);

        // The content of a record must have its own id: A10 is not A1.
        content["tradeId"] = ids[0][..^1];
        Assert.Equal((400, "QY6002"), await CodeAsync(host, HttpMethod.Put, $"/schemes/orders/records/{ids[1]}/content", content));
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders/records/" + ids[0]))["status"] == "delivered");
        Assert.Equal("skipped", (string?)(await host.GetAsync("/schemes/orders/records/" + ids[1]))["status"]);
        await host.UntilAsync(async () =>
            (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] is "rejected" or "succeeded"
        );
        Assert.DoesNotContain("failed", (await host.GetAsync("/schemes/orders/runs")).AsArray().Select(r => (string?)r!["status"]));
    }

    [Fact]
    public async Task What_the_host_shows_describes_itself_and_holds_no_secret()
    {
        await using var robot = await RobotEmulator.StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 30, PoisonEvery = 10 },
            $$"""
            alerts:
              every: 1h
              to:
                - { type: dingtalk, url: "{{robot.Url}}robot/send?access_token={{RobotEmulator.Token}}", secret: {{RobotEmulator.Secret}} }
                - { type: feishu, url: "{{robot.Url}}open-apis/bot/v2/hook/wrong", secret: {{RobotEmulator.Secret}} }
            """
        );
        folder.Put("orders", "* * * * * *");
        folder.Emulator.Fail(JackyunFault.BadSign);
        await using var host = await folder.ServeAsync(("QINGYI_API_TOKEN", "canary-SECRET-token"));
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "canary-SECRET-token");
        await host.UntilAsync(() => Task.FromResult(robot.Messages.Count >= 3));
        await host.UntilAsync(() => Task.FromResult(host.Log.Contains("QY5020", StringComparison.Ordinal)));
        Assert.Contains("run failed", robot.Messages.First(), StringComparison.Ordinal);
        Assert.Contains(robot.Messages, m => m.Contains("recovered", StringComparison.Ordinal));
        Assert.Contains(robot.Messages, m => m.Contains("records rejected", StringComparison.Ordinal));
        var shown = new List<string> { host.Log };
        foreach (
            var path in new[]
            {
                "/metrics",
                "/api/v1/openapi.json",
                "/api/v1/schemes",
                "/api/v1/runs",
                "/api/v1/connections",
                "/api/v1/schemes/orders/records",
                "/api/v1/schemes/orders/state",
            }
        )
        {
            shown.Add(await host.Client.GetStringAsync(path, TestContext.Current.CancellationToken));
        }

        Assert.Contains(
            "qingyi_records_total{otel_scope_name=\"QingYi\",scheme=\"orders\",what=\"delivered\"} 27",
            shown[1],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "qingyi_backlog{otel_scope_name=\"QingYi\",scheme=\"orders\",status=\"rejected\"} 3",
            shown[1],
            StringComparison.Ordinal
        );
        var paths = JsonNode.Parse(shown[2])!["paths"]!.AsObject().Select(p => p.Key).ToList();
        Assert.Contains("/api/v1/schemes/{id}/records", paths);
        Assert.Contains("/api/v1/connections/{name}/test", paths);
        await host.TerminateAsync();
        shown.Add(host.Log);
        shown.AddRange(Directory.EnumerateFiles(folder.State).Select(f => File.ReadAllText(f, System.Text.Encoding.Latin1)));
        Assert.All(shown, s => Assert.DoesNotContain("canary-SECRET", s, StringComparison.Ordinal));
        Assert.All(shown, s => Assert.DoesNotContain(RobotEmulator.Secret, s, StringComparison.Ordinal));
        Assert.All(shown, s => Assert.DoesNotContain(RobotEmulator.Token, s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_others_can_reach_opens_nothing_before_there_is_a_user_or_a_token()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 0 });
        var refused = await QingYiProcess.RunAsync(
            "serve",
            "--schemes",
            folder.Schemes,
            "--env",
            folder.Environment,
            "--state",
            folder.State,
            "--urls",
            "http://0.0.0.0:0",
            "--no-console"
        );
        Assert.Equal(2, refused.Exit);
        Assert.Contains("QINGYI_API_TOKEN", refused.Errors, StringComparison.Ordinal);

        // With the console, whoever reads the terminal makes the first administrator.
        await using var host = await ServeProcess.StartAtAsync("http://0.0.0.0:0", folder.Schemes, folder.Environment, folder.State);
        var code = new Uri((await host.ReadLineAsync()).Split(' ')[^1]);
        Assert.Equal(Environment.MachineName.ToLowerInvariant(), code.Host);
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, "/schemes"));
        foreach (var page in new[] { "/", "/schemes", "/settings/users" })
        {
            var answer = await host.Client.GetAsync(page, TestContext.Current.CancellationToken);
            Assert.Equal((System.Net.HttpStatusCode.OK, "/setup"), (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath));
        }

        var form = await host.Client.GetStringAsync(code.PathAndQuery, TestContext.Current.CancellationToken);
        Assert.Contains(code.Query["?code=".Length..], form, StringComparison.Ordinal);
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var busy = await QingYiProcess.RunAsync(
            "serve",
            "--schemes",
            folder.Schemes,
            "--env",
            folder.Environment,
            "--state",
            folder.State,
            "--urls",
            $"http://{taken.LocalEndpoint}"
        );
        Assert.True(busy.Exit == 3 && busy.Errors.Contains("QY6005", StringComparison.Ordinal), busy.Errors);
    }

    private static async Task<(int Status, string? Code)> CodeAsync(ServeProcess host, HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await host.SendAsync(method, path, body);
        return (status, (string?)answer?["code"]);
    }
}
