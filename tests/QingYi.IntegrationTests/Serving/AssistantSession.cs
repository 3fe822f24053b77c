using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>An assistant at <c>qingyi mcp</c>, with the client of the protocol's own package.</summary>
public sealed class AssistantSession
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_description_to_a_scheme_that_passes_check_and_preview()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 20 });
        folder.Put("orders", "");
        await using var client = await ConnectAsync(folder, "en");
        var tools = await client.ListToolsAsync(cancellationToken: Token);
        Assert.Equal(15, tools.Count);
        Assert.All(tools, t => Assert.True(t.ProtocolTool.Annotations?.ReadOnlyHint));
        var prompt = await client.GetPromptAsync(
            "write_scheme",
            new Dictionary<string, object?> { ["description"] = "orders of 吉客云 into these two tables" },
            cancellationToken: Token
        );
        Assert.Contains("orders of 吉客云", ((TextContentBlock)prompt.Messages[0].Content).Text, StringComparison.Ordinal);

        // The way that the prompt describes.
        Assert.Contains((await AskAsync(client, "connectors")).AsArray(), c => (string?)c!["name"] == "jackyun");
        var api = await AskAsync(client, "api", ("connector", "jackyun"), ("api", "oms.trade.fullinfoget"));
        Assert.Equal("tradeId", (string?)api["id"]);
        Assert.Equal(2, (await AskAsync(client, "connections")).AsArray().Count);
        var tables = (await AskAsync(client, "browse", ("connection", "lehua"), ("path", "lehua")))["entries"]!.AsArray();
        Assert.Contains(tables, t => (string?)t!["path"] == "lehua.sale_return");
        var head = (await AskAsync(client, "draft", ("connection", "lehua"), ("api", "execute"), ("path", "lehua.sale_return")))[
            "request"
        ]!;
        var scheme = $$$"""
            scheme: drafted
            source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, request: {
              startModified: "{{LAST_SYNC_TIME | datetime}}", endModified: "{{CURRENT_TIME | datetime}}", pageIndex: "0",
              fields: "tradeId,tradeNo,consignTime" } }
            target:
              connector: mysql
              connection: lehua
              api: execute
              request: {{{head.ToJsonString()}}}
            """;
        var broken = await AskAsync(client, "check", ("scheme", scheme.Replace("api: execute", "api: exekute", StringComparison.Ordinal)));
        Assert.Contains("QY4005", (string?)broken["problems"]![0], StringComparison.Ordinal);
        Assert.Contains("QY4005", await TextAsync(client, "error", ("code", "QY4005")), StringComparison.Ordinal);
        var check = await AskAsync(client, "check", ("scheme", scheme));
        Assert.True((bool)check["isUsable"]!, check.ToJsonString());
        var sample = (await AskAsync(client, "sample", ("scheme", scheme), ("limit", 2)))["sample"]!;
        Assert.Equal(2, sample["records"]!.AsArray().Count);
        Assert.DoesNotContain(ServingFolder.Canary, sample.ToJsonString(), StringComparison.Ordinal);
        var preview = await AskAsync(client, "preview", ("scheme", scheme), ("records", sample["records"]!.DeepClone()));
        Assert.Contains("INSERT INTO", preview["preview"]!["records"]![0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty(
            (await AskAsync(client, "trace", ("scheme", scheme), ("records", sample["records"]!.DeepClone())))["trace"]![
                "records"
            ]!.AsArray()
        );
        Assert.Equal(["orders.yaml"], (await AskAsync(client, "schemes")).AsArray().Select(s => (string?)s));
        Assert.Equal(0, folder.Delivered);
    }

    [Fact]
    public async Task Over_HTTP_an_assistant_is_offered_what_the_role_of_its_token_allows()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 20, PoisonEvery = 10 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync(("QINGYI_API_TOKEN", "api-token-123"));
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "api-token-123");
        await using (var viewer = await ConnectAsync(host, await TokenAsync(host, "viewer")))
        {
            var names = (await viewer.ListToolsAsync(cancellationToken: Token)).Select(t => t.Name).ToList();
            Assert.Equal(12, names.Count);
            Assert.DoesNotContain(names, n => n is "sample" or "browse" or "draft" or "run" or "retry" or "skip" or "save");
            Assert.Equal(["orders.yaml"], (await AskAsync(viewer, "schemes")).AsArray().Select(s => (string?)s));
        }

        await using (var author = await ConnectAsync(host, await TokenAsync(host, "author")))
        {
            Assert.Equal(19, (await author.ListToolsAsync(cancellationToken: Token)).Count);
            await AskAsync(author, "run", ("scheme", "orders"));
            await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "rejected");
            var rejected = (await AskAsync(author, "records", ("scheme", "orders"), ("status", "rejected"))).AsArray();
            Assert.Equal(2, rejected.Count);
            var why = await AskAsync(author, "explain", ("scheme", "orders"), ("idOrNumber", (string)rejected[0]!["id"]!));
            Assert.Equal("rejected", (string?)why["verdict"]);
            Assert.Equal(2, (int)(await AskAsync(author, "skip", ("scheme", "orders"), ("status", "rejected")))["moved"]!);
            Assert.Equal("invalid", (string?)(await AskAsync(author, "save", ("file", "new.yaml"), ("text", "scheme: x")))["outcome"]);
            Assert.Contains((await host.GetAsync("/audit")).AsArray(), a =>
                (string?)a!["who"] == "token:author" && (string?)a["action"] == "run requested"
            );
        }

        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(host, "wrong"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_the_language_of_the_user()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 1 });
        await using var client = await ConnectAsync(folder, "zh");
        Assert.Contains("没有安装", await TextAsync(client, "api", ("connector", "jackyum")), StringComparison.Ordinal);
        Assert.Contains("没有错误代码", await TextAsync(client, "error", ("code", "QY0")), StringComparison.Ordinal);
        Assert.Contains("处理", await TextAsync(client, "error", ("code", "QY1001")), StringComparison.Ordinal);
        Assert.StartsWith(
            "# ",
            (await client.ReadResourceAsync("qingyi://scheme-language", cancellationToken: Token))
                .Contents.OfType<TextResourceContents>()
                .Single()
                .Text,
            StringComparison.Ordinal
        );
    }

    private static async Task<McpClient> ConnectAsync(ServingFolder folder, string language)
    {
        var start = QingYiProcess.Start([
            "mcp",
            "--schemes",
            folder.Schemes,
            "--env",
            folder.Environment,
            "--state",
            folder.State,
            "--lang",
            language,
        ]);
        return await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions { Command = start.FileName, Arguments = [.. start.ArgumentList] }),
            cancellationToken: Token
        );
    }

    private static async Task<JsonNode> AskAsync(McpClient client, string tool, params (string Name, object Value)[] arguments) =>
        JsonNode.Parse(await TextAsync(client, tool, arguments))!;

    private static async Task<string> TextAsync(McpClient client, string tool, params (string Name, object Value)[] arguments)
    {
        var result = await client.CallToolAsync(tool, arguments.ToDictionary(a => a.Name, a => (object?)a.Value), cancellationToken: Token);
        return ((TextContentBlock)result.Content[0]).Text;
    }

    private static async Task<string> TokenAsync(ServeProcess host, string role) =>
        (string)(await host.SendAsync(HttpMethod.Post, "/tokens", new { name = role, role })).Body!["token"]!;

    private static Task<McpClient> ConnectAsync(ServeProcess host, string token) =>
        McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(host.Client.BaseAddress!, "/api/v1/mcp"),
                    AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
                }
            ),
            cancellationToken: Token
        );
}
