using System.Text.Json.Nodes;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>Connections are written into the environment file over HTTP.</summary>
public sealed class Connections
{
    private const string Secret = "canary-SECRET-'\"😀: ${X} # no comment";

    [Fact]
    public async Task A_connection_is_written_with_its_secrets_elsewhere_and_every_other_byte_as_it_was()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 }, "# the last line 末行");
        var before = await File.ReadAllTextAsync(folder.Environment, TestContext.Current.CancellationToken);
        await using var host = await folder.ServeAsync();
        var url = folder.Emulator.Url.ToString();
        var (status, body) = await SaveAsync(
            host,
            "聚水潭 1",
            new
            {
                url,
                appKey = "SANDBOX-KEY",
                appSecret = Secret,
                callsPerSecond = 5,
            }
        );
        Assert.Equal((200, "saved"), (status, (string?)body!["outcome"]));
        var after = await File.ReadAllTextAsync(folder.Environment, TestContext.Current.CancellationToken);
        Assert.Contains("${secret:connection._805a_6c34_6f6d_201.appSecret}", after, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-SECRET-'", after, StringComparison.Ordinal);
        Assert.Equal(before.Split('\n'), after.Split('\n').Where(l => before.Split('\n').Contains(l)));
        Assert.EndsWith("# the last line 末行\n", after.TrimEnd() + "\n", StringComparison.Ordinal);

        var read = await host.GetAsync("/connections/聚水潭 1");
        Assert.Equal(("jackyun", "5"), ((string?)read["connector"], (string?)read["options"]!["callsPerSecond"]));
        Assert.True(read["options"]!.AsObject().ContainsKey("appSecret"));
        Assert.Null(read["options"]!["appSecret"]);
        // The host uses it at once. The secret is the wrong one for the emulator, which says so.
        Assert.Contains("签名", await FaultAsync(host), StringComparison.Ordinal);
        var again = new
        {
            url,
            appKey = "SANDBOX-KEY",
            appSecret = ServingFolder.Canary,
        };
        Assert.Equal(409, (await SaveAsync(host, "聚水潭 1", again)).Status);
        Assert.Equal(200, (await SaveAsync(host, "聚水潭 1", again, (string?)read["version"])).Status);
        var change = (await host.GetAsync("/audit?limit=1"))[0]!;
        const string Set = "connection 聚水潭 1 saved, secret connection._805a_6c34_6f6d_201.appSecret set";
        Assert.Equal(Set, (string?)change["action"]);
        Assert.True(await FaultAsync(host) == "", await FaultAsync(host));
        read = await host.GetAsync("/connections/聚水潭 1");
        Assert.False(read["options"]!.AsObject().ContainsKey("callsPerSecond"));

        // A secret that is not sent stays.
        Assert.Equal(200, (await SaveAsync(host, "聚水潭 1", new { url, appKey = "SANDBOX-KEY" }, (string?)read["version"])).Status);
        Assert.True(await FaultAsync(host) == "", await FaultAsync(host));
        Assert.Equal("connection 聚水潭 1 saved", (string?)(await host.GetAsync("/audit?limit=1"))[0]!["action"]);
        read = await host.GetAsync("/connections/聚水潭 1");
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, $"/connections/聚水潭 1?version={read["version"]}")).Status);
        Assert.Equal(before, await File.ReadAllTextAsync(folder.Environment, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("canary-SECRET", (await host.GetAsync("/audit")).ToJsonString() + host.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_is_refused_and_nothing_is_written()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 });
        folder.Put("orders", "");
        var before = await File.ReadAllTextAsync(folder.Environment, TestContext.Current.CancellationToken);
        await using var host = await folder.ServeAsync(("PRIVATE", "canary-SECRET-variable"));
        var (status, body) = await SaveAsync(host, "new", new { url = "http://127.0.0.1:1" });
        Assert.Equal((422, "invalid", "QY4006"), (status, (string?)body!["outcome"], (string?)body["problems"]![0]!["code"]));

        // A secret that was not saved is none: it must not blank a word in the answers of the host.
        Assert.Equal(422, (await SaveAsync(host, "new", new { url = "http://127.0.0.1:1", appSecret = "orders" })).Status);
        Assert.Equal("orders", (string?)(await host.GetAsync("/schemes"))[0]!["id"]);
        (status, body) = await SaveAsync(
            host,
            "new",
            new
            {
                url = "http://127.0.0.1:1",
                appKey = "k",
                appSecrt = "s",
            }
        );
        Assert.Equal(400, status);
        Assert.Contains("'appSecret'", (string?)body!["detail"], StringComparison.Ordinal);
        (status, body) = await SaveAsync(
            host,
            "new",
            new
            {
                url = "http://127.0.0.1:1/${PRIVATE}",
                appKey = "k",
                appSecret = "s",
            }
        );
        Assert.Equal((400, "QY6002"), (status, (string?)body!["code"]));
        (status, _) = await SaveAsync(
            host,
            "new",
            new
            {
                url = "http://127.0.0.1:1/",
                appKey = "k",
                appSecret = "s",
                emulator = "jackyun",
            }
        );
        Assert.Equal(400, status);
        (status, _) = await SaveAsync(
            host,
            "lehua",
            new
            {
                url = "http://127.0.0.1:1/",
                appKey = "k",
                appSecret = "s",
            }
        );
        Assert.Equal(409, status);
        Assert.Equal(
            400,
            (await host.SendAsync(HttpMethod.Put, "/connections/new", new { connector = "jackyum", options = new { } })).Status
        );
        var used = await host.GetAsync("/connections/lehua");
        var deleted = await host.SendAsync(HttpMethod.Delete, $"/connections/lehua?version={used["version"]}");
        Assert.Equal(409, deleted.Status);
        Assert.Contains("orders", (string?)deleted.Body!["detail"], StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(folder.Environment, TestContext.Current.CancellationToken));
        Assert.Empty((await QingYiProcess.RunAsync("secrets", "list", "--state", folder.State)).Output.Trim());
    }

    private static Task<(int Status, JsonNode? Body)> SaveAsync(ServeProcess host, string name, object options, string? version = null) =>
        host.SendAsync(
            HttpMethod.Put,
            $"/connections/{name}",
            new
            {
                connector = "jackyun",
                options,
                @base = version,
            }
        );

    private static async Task<string> FaultAsync(ServeProcess host)
    {
        const string Text = """
            scheme: t
            source: { connector: jackyun, connection: 聚水潭 1, api: oms.trade.fullinfoget, request: {
              fields: tradeId, startModified: "{{LAST_SYNC_TIME datetime}}", endModified: "{{CURRENT_TIME datetime}}" } }
            target: { connector: noop, api: noop }
            """;
        var (status, body) = await host.SendAsync(HttpMethod.Post, "/sample", new { text = Text, limit = 1 });
        Assert.True(status == 200, body!.ToJsonString());
        return (string?)body["sample"]!["fault"]?["message"] ?? "";
    }
}
