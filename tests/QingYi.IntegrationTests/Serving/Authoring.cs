using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>A scheme is written, tried, saved and mended over HTTP alone.</summary>
public sealed class Authoring
{
    [Fact]
    public async Task A_scheme_comes_from_the_catalogue_is_tried_saved_run_and_its_rejected_record_mended()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 60, PoisonEvery = 20 });
        await using var host = await folder.ServeAsync();
        Assert.Contains("jackyun", (await host.GetAsync("/connectors")).AsArray().Select(c => (string?)c!["name"]));
        Assert.Contains(
            "appSecret",
            (await host.GetAsync("/connectors/jackyun"))["options"]!
                .AsArray()
                .Where(o => (bool)o!["secret"]!)
                .Select(o => (string?)o!["name"])
        );
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/connectors/jackyum")).Status);
        var options = new
        {
            attach = new { lehua = $"{folder.Root}/lehua.db" },
            setup = $"{QingYiProcess.Root}/schemes/environments/lehua.sql",
        };
        var made = await host.SendAsync(HttpMethod.Put, "/connections/sandbox", new { connector = "sqlite", options });
        Assert.True(made.Status == 200, made.Body!.ToJsonString());
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, "/connections/sandbox/test")).Status);
        Assert.Contains(
            "lehua.sale_return",
            (await host.GetAsync("/connections/sandbox/entries?path=lehua")).AsArray().Select(e => (string?)e!["path"])
        );
        Assert.Contains(
            "dispatch_id",
            (await host.GetAsync("/connections/sandbox/fields?path=lehua.sale_return")).AsArray().Select(f => (string?)f!["name"])
        );
        var draft = await host.GetAsync("/connections/sandbox/draft?api=execute&path=lehua.sale_return");
        Assert.StartsWith("INSERT INTO", (string?)draft["request"]!["main_sql"], StringComparison.Ordinal);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/connections/nowhere/entries")).Status);

        folder.Put("orders", "");
        var text = await File.ReadAllTextAsync(Path.Combine(folder.Schemes, "orders.yaml"), TestContext.Current.CancellationToken);
        text = text.Replace("connection: lehua", "connection: sandbox", StringComparison.Ordinal);
        File.Delete(Path.Combine(folder.Schemes, "orders.yaml"));
        var half = text[..text.IndexOf("target:", StringComparison.Ordinal)];
        var sample = (await host.SendAsync(HttpMethod.Post, "/sample", new { text = half, limit = 5 })).Body!["sample"]!;
        Assert.Null(sample["fault"]);
        Assert.Equal(5, sample["records"]!.AsArray().Count);
        var call = Assert.Single(sample["calls"]!.AsArray())!;
        Assert.Equal("200 OK", (string?)call["status"]);
        Assert.DoesNotContain(ServingFolder.Canary, sample.ToJsonString(), StringComparison.Ordinal);

        var wrong = text.Replace("{{warehouseCode}}", "{{warehouseCode|uper}}", StringComparison.Ordinal);
        Assert.NotEqual(text, wrong);
        var record = sample["records"]![0]!.DeepClone();
        var traced = (await host.SendAsync(HttpMethod.Post, "/trace", new { text = wrong, records = new[] { record } })).Body!;
        Assert.Contains(traced["problems"]!.AsArray(), p => (string?)p!["code"] == "QY2002" && (int)p["line"]! > 1);
        var nodes = traced["trace"]!["records"]![0]!["records"]![0]!["nodes"]!.AsArray();
        Assert.Contains(nodes, n => (string?)n!["rejection"]?["code"] == "QY2002");
        Assert.Contains(nodes, n => (string?)n!["path"] == "main_params.return_status" && (string?)n["value"] == "1");

        Assert.Equal(422, (await host.SendAsync(HttpMethod.Put, "/files/orders.yaml", new { text = wrong })).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/files/orders.yaml")).Status);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Put, "/files/orders.yaml/draft", new { text = wrong })).Status);
        Assert.Equal(wrong, (string?)(await host.GetAsync("/files/orders.yaml/draft"))["text"]);
        var saved = await host.SendAsync(HttpMethod.Put, "/files/orders.yaml", new { text });
        Assert.Equal((200, "saved"), (saved.Status, (string?)saved.Body!["outcome"]));
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/files/orders.yaml/draft")).Status);

        // It runs at once, without a second look at the folder.
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs")).Status);
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "rejected");
        var rejected = (await host.GetAsync("/schemes/orders/records?status=rejected"))["records"]!.AsArray();
        Assert.Equal(3, rejected.Count);
        var id = (string)rejected[0]!["id"]!;
        var content = (await host.GetAsync($"/schemes/orders/records/{id}"))["content"]!.DeepClone();
        content[(string)rejected[0]!["field"]! == "delivery_date" ? "consignTime" : "gmtModified"] = "2024-06-05 10:11:12";
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Put, $"/schemes/orders/records/{id}/content", content)).Status);
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        await host.UntilAsync(async () => (string?)(await host.GetAsync($"/schemes/orders/records/{id}"))["status"] == "delivered");
        Assert.Equal(58, folder.Delivered);
    }

    [Fact]
    public async Task A_save_replaces_only_the_version_it_names_and_says_what_a_change_means()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 40, PoisonEvery = 10 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync();
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "rejected");
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/pause");
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/records/retry", new { all = true });
        var file = await host.GetAsync("/files/orders.yaml");
        var (text, first) = ((string)file["text"]!, (string)file["version"]!);
        Assert.Equal(first, (string?)(await host.GetAsync("/schemes/orders"))["version"]);
        Assert.Null(file["readOnly"]);

        // Two people have read the same version; the second one gets the text of the first, and nothing is overwritten.
        var mine = text.Replace("name: 吉客云销售单 → MySQL 退货单", "name: mine '\"😀", StringComparison.Ordinal);
        var theirs = text.Replace("scheme: orders", "schedule: '0 0 1 1 *'\nscheme: orders", StringComparison.Ordinal);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Put, "/files/orders.yaml", new { text = mine, @base = first })).Status);
        var conflict = await host.SendAsync(HttpMethod.Put, "/files/orders.yaml", new { text = theirs, @base = first });
        Assert.Equal(
            (409, "conflict", mine),
            (conflict.Status, (string?)conflict.Body!["outcome"], (string?)conflict.Body["current"]!["text"])
        );
        Assert.Equal(409, (await host.SendAsync(HttpMethod.Put, "/files/orders.yaml", new { text = theirs })).Status);
        Assert.Equal(mine, await File.ReadAllTextAsync(Path.Combine(folder.Schemes, "orders.yaml"), TestContext.Current.CancellationToken));
        var second = (string)conflict.Body["current"]!["version"]!;
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["version"] == second);

        var meant = (await host.SendAsync(HttpMethod.Post, "/files/orders.yaml/compare", new { text = theirs, @base = first })).Body!;
        Assert.Equal(["schedule"], meant["changes"]!.AsArray().Select(c => (string?)c));
        Assert.Contains("+schedule: '0 0 1 1 *'", meant["lines"]!.AsArray().Select(l => (string?)l));
        Assert.Equal(
            ["The ids of the records stay.", "4 waiting records will be rendered by it.", "The schedule changes from none to '0 0 1 1 *'."],
            meant["meaning"]!.AsArray().Select(m => (string?)m)
        );
        var other = text.Replace("id: tradeId", "id: tradeNo", StringComparison.Ordinal);
        meant = (await host.SendAsync(HttpMethod.Post, "/files/orders.yaml/compare", new { text = other, @base = first })).Body!;
        Assert.Contains("runs are refused until", (string?)meant["meaning"]![0], StringComparison.Ordinal);

        // What another program writes is a version too.
        await File.WriteAllTextAsync(Path.Combine(folder.Schemes, "orders.yaml"), text, TestContext.Current.CancellationToken);
        await host.UntilAsync(async () => (await host.GetAsync("/files/orders.yaml/versions")).AsArray().Count == 3);
        var versions = (await host.GetAsync("/files/orders.yaml/versions")).AsArray();
        Assert.Equal(
            [$"{first} ", $"{second} {Environment.UserName}", $"{first} "],
            versions.Select(v => $"{v!["version"]} {v["author"]}")
        );
        Assert.Equal(mine, (string?)(await host.GetAsync($"/files/orders.yaml/versions/{second}"))["text"]);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/files/orders.yaml/versions/0123456789abcdef")).Status);

        Assert.Equal(409, (await host.SendAsync(HttpMethod.Delete, $"/files/orders.yaml?version={second}")).Status);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, $"/files/orders.yaml?version={first}")).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/schemes/orders")).Status);
    }

    [Fact]
    public async Task A_file_comes_back_as_it_is_written_whatever_words_are_secret()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 1 });
        folder.Put("orders", "", t => "\uFEFF" + t.Replace("\n", "\r\n", StringComparison.Ordinal) + $"# {ServingFolder.Canary}\r\n");
        await using var host = await folder.ServeAsync();
        var path = Path.Combine(folder.Schemes, "orders.yaml");
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var file = await host.GetAsync("/files/orders.yaml");
        var saved = await host.SendAsync(
            HttpMethod.Put,
            "/files/orders.yaml",
            new { text = (string)file["text"]! + "# end", @base = (string)file["version"]! }
        );
        Assert.Equal(200, saved.Status);
        var after = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal([.. before, .. "# end"u8.ToArray()], after);
    }

    [Fact]
    public async Task A_host_runs_a_scheme_on_under_the_new_name_of_its_file()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 1 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync();
        var file = await host.GetAsync("/files/orders.yaml");
        var (text, version) = ((string)file["text"]!, (string)file["version"]!);
        var broken = await host.SendAsync(
            HttpMethod.Put,
            "/files/orders.yaml",
            new
            {
                text = "scheme: [",
                @base = version,
                withErrors = true,
            }
        );
        var current = (string)broken.Body!["current"]!["version"]!;
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "/files/orders.yaml/rename", new { name = "sales.yaml" })).Status);
        Assert.Equal(
            409,
            (await host.SendAsync(HttpMethod.Post, "/files/orders.yaml/rename", new { name = "sales.yaml", @base = version })).Status
        );
        var renamed = await host.SendAsync(HttpMethod.Post, "/files/orders.yaml/rename", new { name = "sales.yaml", @base = current });
        Assert.Equal((200, "sales.yaml", current), (renamed.Status, (string?)renamed.Body!["file"], (string?)renamed.Body["version"]));

        // The text has errors, so the version before still runs, now as that of the new name.
        var scheme = await host.GetAsync("/schemes/orders");
        Assert.Equal(("sales.yaml", version), ((string?)scheme["file"], (string?)scheme["version"]));
        Assert.NotEmpty(scheme["problems"]!.AsArray());
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/files/orders.yaml")).Status);
        Assert.Equal([current, version], (await host.GetAsync("/files/sales.yaml/versions")).AsArray().Select(v => (string?)v!["version"]));

        // Of another program the host notices the rename by itself.
        await host.SendAsync(HttpMethod.Put, "/files/sales.yaml", new { text, @base = current });
        File.Move(Path.Combine(folder.Schemes, "sales.yaml"), Path.Combine(folder.Schemes, "returns.yaml"));
        await host.UntilAsync(async () =>
            (string?)(await host.GetAsync("/schemes")).AsArray().SingleOrDefault()?["file"] == "returns.yaml"
        );
        Assert.Equal(version, (string?)(await host.GetAsync("/schemes/orders"))["version"]);
    }

    [Theory]
    [InlineData("..%2Forders.yaml", 400)]
    [InlineData(".hidden.yaml", 400)]
    [InlineData("scheme.schema.json", 400)]
    [InlineData("orders.txt", 400)]
    [InlineData("nowhere.yaml", 404)]
    public async Task Only_scheme_files_of_the_folder_are_read(string file, int status)
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 1 });
        await using var host = await folder.ServeAsync();
        Assert.Equal(status, (await host.SendAsync(HttpMethod.Get, $"/files/{file}")).Status);
    }
}
