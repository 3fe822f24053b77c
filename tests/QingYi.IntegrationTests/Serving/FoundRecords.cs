using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>What a host says over HTTP about records that somebody looks for.</summary>
public sealed class FoundRecords
{
    [Fact]
    public async Task Records_are_paged_from_the_newest_counted_found_in_all_schemes_and_explained()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 60, PoisonEvery = 10 });
        folder.Put("orders", "");
        folder.Put("events", "", _ =>
            "scheme: events\nsource: { connector: noop, api: noop, id: id }\ntarget: { connector: noop, api: noop }\n"
        );
        await using var host = await folder.ServeAsync();
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "rejected");

        var newest = await host.GetAsync("/schemes/orders/records?order=newest&limit=40");
        Assert.Equal((40, null), (newest["records"]!.AsArray().Count, (long?)newest["after"]));
        var older = await host.GetAsync($"/schemes/orders/records?order=newest&limit=40&before={newest["before"]}");
        Assert.Equal((20, null), (older["records"]!.AsArray().Count, (long?)older["before"]));
        var back = await host.GetAsync($"/schemes/orders/records?order=newest&limit=40&after={older["after"]}");
        Assert.Equal(newest["records"]!.ToJsonString(), back["records"]!.ToJsonString());
        Assert.Empty((await host.GetAsync("/schemes/orders/records?to=2020-01-01"))["records"]!.AsArray());
        Assert.Equal(50, (await host.GetAsync("/schemes/orders/records?from=2020-01-01"))["records"]!.AsArray().Count);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Get, "/schemes/orders/records?order=random")).Status);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Get, "/schemes/orders/records?from=soon")).Status);

        var first = await host.GetAsync("/schemes/orders/records?limit=1");
        var number = Uri.EscapeDataString((string)first["records"]![0]!["number"]!);
        var byField = await host.GetAsync($"/schemes/orders/records?field=tradeNo&value={number}");
        Assert.Equal(first["records"]!.ToJsonString(), byField["records"]!.ToJsonString());
        Assert.Equal((60, 1.0, null), ((long)byField["scanned"]!, (double)byField["share"]!, (long?)byField["after"]));
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Get, "/schemes/orders/records?field=")).Status);

        var counts = (await host.GetAsync("/schemes/orders/records/counts")).AsArray();
        Assert.Equal(["delivered 54 ", "rejected 6 delivery_date"], counts.Select(c => $"{c!["status"]} {c["count"]} {c["field"]}"));
        var id = (string)counts[1]!["sampleId"]!;
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/schemes/nothing/records/counts")).Status);

        await host.SendAsync(HttpMethod.Post, "/schemes/events/records", new object[] { new { id }, new { id = "a/b 😀" } });
        var found = (await host.GetAsync($"/records?find={id}")).AsArray();
        Assert.Equal(["events", "orders"], found.Select(f => (string?)f!["scheme"]));
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Get, "/records")).Status);

        var rejected = await host.GetAsync($"/schemes/orders/explain/{id}");
        Assert.Equal(("rejected", id), ((string?)rejected["verdict"], (string?)rejected["records"]![0]!["id"]));
        var missing = await host.GetAsync($"/schemes/events/explain/{id}0");
        Assert.Equal("missing", (string?)missing["verdict"]);
        Assert.Contains("neverRead", missing["points"]!.AsArray().Select(p => (string?)p!["kind"]));
        await host.UntilAsync(async () =>
            (string?)(await host.GetAsync($"/schemes/events/explain/{Uri.EscapeDataString("a/b 😀")}"))["verdict"] == "delivered"
        );
        var elsewhere = await host.GetAsync($"/schemes/orders/explain/{Uri.EscapeDataString("a/b 😀")}");
        Assert.Equal("events", (string?)elsewhere["elsewhere"]![0]!["scheme"]);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/schemes/nothing/explain/1")).Status);
    }

    [Fact]
    public async Task The_rows_that_the_target_has_now_are_shown_beside_a_record_and_a_posted_one_that_was_dropped_is_explained()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 });
        folder.Put("orders", "");
        folder.Put("events", "", _ =>
            "scheme: events\nsource: { connector: noop, api: noop, id: id, condition: [[{ field: no, logic: neq, value: x }]] }\n"
            + "target: { connector: sqlite, connection: lehua, api: upsert, request: { table: lehua.trade_line, key: id, id: '{{id}}', "
            + "goods_no: '{{no}}' } }\n"
        );
        await using var host = await folder.ServeAsync();
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "succeeded");
        var record = (await host.GetAsync("/schemes/orders/records?limit=1"))["records"]![0]!;
        var found = await host.GetAsync($"/schemes/orders/records/{record["id"]}/target");
        Assert.Equal(("lehua", null), ((string?)found["connection"], (string?)found["limitation"]));
        Assert.Equal(1, (int)found["tables"]![0]!["rows"]!.AsArray().Single()!["id"]!);
        Assert.All(found["tables"]![1]!["rows"]!.AsArray(), r => Assert.Equal(1, (int)r!["id"]!));
        Assert.NotEmpty(found["tables"]![1]!["rows"]!.AsArray());

        const string id = "a/b 😀";
        await host.SendAsync(HttpMethod.Post, "/schemes/events/records", new[] { new { id, no = ServingFolder.Canary } });
        await host.UntilAsync(() => Task.FromResult(folder.Target("SELECT goods_no FROM trade_line") is [[ServingFolder.Canary]]));
        found = await host.GetAsync($"/schemes/events/records/{Uri.EscapeDataString(id)}/target");
        var row = found["tables"]![0]!["rows"]!.AsArray().Single()!;
        Assert.Equal(id, (string?)row["id"]);
        Assert.DoesNotContain(ServingFolder.Canary, (string?)row["goods_no"], StringComparison.Ordinal);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/schemes/events/records/b/target")).Status);

        await host.SendAsync(HttpMethod.Post, "/schemes/events/records", new { id = "dropped", no = "x" });
        var dropped = await host.GetAsync("/schemes/events/explain/dropped");
        Assert.Equal("dropped", (string?)dropped["verdict"]);
        Assert.Contains("no neq 'x' ('x')", (string?)dropped["answer"], StringComparison.Ordinal);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/schemes/nothing/records/b/target")).Status);
    }
}
