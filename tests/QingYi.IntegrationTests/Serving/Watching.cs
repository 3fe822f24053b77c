using System.Text.Json.Nodes;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>What people see who watch a host.</summary>
public sealed class Watching
{
    [Fact]
    public async Task A_run_is_seen_as_events_and_in_detail_while_it_runs_and_afterwards()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 2000, Latency = TimeSpan.FromMilliseconds(300) }
        );
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync();
        await using var events = await EventReader.OpenAsync(host);
        await events.NextAsync("heartbeat");
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        var started = await events.NextAsync("run-started", e => (string?)e["kind"] == "manual");
        var run = (string)started["run"]!;
        var progress = await events.NextAsync("run-progress", e => (string?)e["run"] == run && (long)e["fetched"]! > 0);
        Assert.Equal(("orders", "running", 2000L), ((string?)progress["scheme"], (string?)progress["status"], (long)progress["expected"]!));
        var during = await host.GetAsync("/runs/" + run);
        Assert.Equal("running", (string?)during["status"]);
        Assert.NotEmpty(during["bars"]!.AsArray());
        var ended = await events.NextAsync("run-ended", e => (string?)e["run"] == run);
        Assert.Equal(("succeeded", 2000L), ((string?)ended["status"], (long)ended["delivered"]!));
        var pulses = events
            .Read.Where(e => e.Type == "run-progress" && (string?)e.Data["run"] == run)
            .Select(e => (DateTimeOffset)e.Data["at"]!)
            .ToList();
        Assert.All(pulses.Zip(pulses.Skip(1)), p => Assert.True(p.Second - p.First > TimeSpan.FromMilliseconds(990), $"{p}"));

        var after = await host.GetAsync("/runs/" + run);
        var bars = after["bars"]!.AsArray();
        Assert.Equal(("succeeded", "manual"), ((string?)after["status"], (string?)after["kind"]));
        Assert.Equal(["deliver", "fetch", "stage"], bars.Select(b => (string)b!["phase"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2000, Records(bars, "stage"));
        Assert.Equal(2000, Records(bars, "deliver"));
        Assert.True((long)after["phases"]!["fetchMs"]! >= 300, after.ToJsonString());
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/runs/nothing")).Status);
        var (exit, _) = await host.TerminateAsync();
        Assert.Equal(0, exit);
        await events.EndAsync();
    }

    [Fact]
    public async Task What_needs_a_person_is_an_event_and_its_end_too()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 20, PoisonEvery = 10 },
            "alerts: { rejectedAbove: 0 }"
        );
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync(("QINGYI_LANG", "zh"));
        await using var events = await EventReader.OpenAsync(host);
        await events.NextAsync("heartbeat");
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        var alert = await events.NextAsync("alert");
        Assert.Equal(("rejected", "orders", false), ((string?)alert["kind"], (string?)alert["scheme"], (bool)alert["over"]!));
        Assert.Contains("拒绝", (string?)alert["title"], StringComparison.Ordinal);
        Assert.Equal("qingyi records orders --status rejected", (string?)alert["nextStep"]);
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/records/skip", new { status = "rejected" });
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        Assert.True((bool)(await events.NextAsync("alert"))["over"]!);
    }

    [Fact]
    public async Task A_changed_file_is_an_event_and_no_event_shows_a_secret()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 0 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync();
        await using var events = await EventReader.OpenAsync(host);
        await events.NextAsync("heartbeat");
        folder.Put("orders", "", t => t + $"\n{ServingFolder.Canary}: x\n");
        var broken = await events.NextAsync("file-changed");
        Assert.Equal(("orders.yaml", "orders", false), ((string?)broken["file"], (string?)broken["scheme"], (bool)broken["removed"]!));
        Assert.Contains(broken["problems"]!.AsArray(), p => ((string)p!).Contains("'***' is not a key", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder.Schemes, "orders.yaml"));
        await events.NextAsync("file-changed", e => (bool)e["removed"]!);
        Assert.All(events.Read, e => Assert.DoesNotContain(ServingFolder.Canary, e.Data.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_by_minute_are_there_again_after_a_restart()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 300, PoisonEvery = 100 });
        folder.Put("orders", "");
        JsonNode before;
        await using (var first = await folder.ServeAsync())
        {
            await first.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
            await first.UntilAsync(async () => (string?)(await first.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "rejected");
            before = await first.GetAsync("/figures?scheme=orders");
            Assert.Equal(60, before["minutes"]!.AsArray().Count);
            Assert.Equal(
                (300L, 297L, 3L),
                ((long)before["total"]!["fetched"]!, (long)before["total"]!["delivered"]!, (long)before["total"]!["rejected"]!)
            );
            Assert.True((double)before["total"]!["p95Ms"]! >= (double)before["total"]!["p50Ms"]!);
            Assert.Equal(400, (await first.SendAsync(HttpMethod.Get, "/figures?minutes=1441")).Status);
            Assert.Equal(404, (await first.SendAsync(HttpMethod.Get, "/figures?scheme=nothing")).Status);
            await first.TerminateAsync();
        }

        await using var second = await folder.ServeAsync();
        var after = await second.GetAsync("/figures?minutes=1440");
        foreach (var figure in new[] { "fetched", "delivered", "rejected", "deliveries", "p50Ms", "p95Ms" })
        {
            Assert.Equal($"{before["total"]![figure]}", $"{after["total"]![figure]}");
        }

        var stored = (await second.GetAsync("/runs")).AsArray()[^1]!;
        var shown = await second.GetAsync($"/runs/{stored["run"]}");
        Assert.Equal(("rejected", true), ((string?)shown["status"], shown["bars"] is null));
    }

    [Fact]
    public async Task The_log_of_a_run_is_searched_and_followed_and_shows_no_secret()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 0 });
        folder.Put("events", "", _ => """
                scheme: events
                source: { connector: noop, api: noop, id: id }
                target: { connector: noop, api: noop, request: { at: "{{at|datetime}}" } }
                """);
        await using var host = await folder.ServeAsync();
        await host.SendAsync(HttpMethod.Post, "/schemes/events/records", new { id = 1, at = ServingFolder.Canary });
        await host.UntilAsync(async () => (await host.GetAsync("/runs")).AsArray().Count > 0);
        var run = (string)(await host.GetAsync("/runs"))[0]!["run"]!;
        await host.UntilAsync(async () => (await host.GetAsync($"/runs/{run}/log"))["entries"]!.AsArray().Count >= 3);
        var log = await host.GetAsync($"/runs/{run}/log");
        Assert.Equal(["information", "warning", "information"], log["entries"]!.AsArray().Select(e => (string?)e!["level"]));
        var refused = Assert.Single((await host.GetAsync($"/runs/{run}/log?q=RECORD%201&level=warning"))["entries"]!.AsArray());
        Assert.Contains("***", (string?)refused!["text"], StringComparison.Ordinal);
        var first = await host.GetAsync($"/runs/{run}/log?limit=1");
        Assert.True((bool)first["hasMore"]!);
        var rest = await host.GetAsync($"/runs/{run}/log?after={first["after"]}");
        Assert.Equal((2, false), (rest["entries"]!.AsArray().Count, (bool)rest["hasMore"]!));
        Assert.Empty((await host.GetAsync($"/runs/{run}/log?after={log["after"]}"))["entries"]!.AsArray());
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Get, $"/runs/{run}/log?level=loud")).Status);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Get, $"/runs/{run}/log?after=there")).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/runs/20240605101112-abcdef/log")).Status);
        await host.TerminateAsync();
        var files = Directory.GetFiles(Path.Combine(folder.State, "logs"));
        Assert.All(files, f => Assert.DoesNotContain(ServingFolder.Canary, File.ReadAllText(f), StringComparison.Ordinal));
        Assert.NotEmpty(files);
    }

    private static long Records(JsonArray bars, string phase) =>
        bars.Where(b => (string?)b!["phase"] == phase).Sum(b => (long)b!["records"]!);
}
