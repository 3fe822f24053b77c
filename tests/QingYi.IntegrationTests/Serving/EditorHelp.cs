using System.Text.Json.Nodes;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>An editor in a browser: completion, hovers and fixes over HTTP.</summary>
public sealed class EditorHelp
{
    [Fact]
    public async Task What_can_be_written_what_it_means_and_how_to_fix_it()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 20 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync();
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs")).Status);
        await host.UntilAsync(async () => (string?)(await host.GetAsync("/schemes/orders"))["lastRun"]?["status"] == "succeeded");
        var text = await File.ReadAllTextAsync(Path.Combine(folder.Schemes, "orders.yaml"), TestContext.Current.CancellationToken);

        // The newest stored record gives the sample.
        var (cut, offset) = Cut(text, "{{warehouseC", "ode}}");
        var field = (await AskAsync(host, "completion", cut, offset))["items"]![0]!;
        Assert.Equal(("warehouseCode", "field"), ((string)field["label"]!, (string)field["kind"]!));
        Assert.StartsWith("WH", (string)field["sample"]!, StringComparison.Ordinal);
        Assert.Equal((offset - "warehouseC".Length, offset), ((int)field["start"]!, (int)field["end"]!));
        Assert.Equal("warehouseCode}}", (string)field["insert"]!);

        // The columns come from the database; the first answer may come later than the first question.
        var (statement, column) = Cut(text, "INSERT INTO lehua.sale_return ( disp", "atch_id");
        await host.UntilAsync(async () =>
            (await AskAsync(host, "completion", statement, column))["items"]!.AsArray().Any(i => (string)i!["kind"]! == "column")
        );
        var hover = (await AskAsync(host, "hover", text, text.IndexOf("{{warehouseCode", StringComparison.Ordinal) + 4))["hover"]!;
        Assert.Contains("`WH", (string)hover["text"]!, StringComparison.Ordinal);
        Assert.Null((await AskAsync(host, "hover", "# nothing", 3))["hover"]);

        var wrong = text.Replace("connection: lehua", "connection: lehau", StringComparison.Ordinal);
        var problem = (await host.SendAsync(HttpMethod.Post, "/check", new { text = wrong })).Body!["problems"]!
            .AsArray()
            .Single(p => (string)p!["code"]! == "QY4003")!;
        Assert.Equal("lehau", wrong[(int)problem["start"]!..(int)problem["end"]!]);
        Assert.Equal("lehua", (string)problem["arguments"]!["suggestion"]!);
        var change = problem["fixes"]![0]!["changes"]![0]!;
        var start = (int)change["start"]!;
        Assert.Equal(text, wrong[..start] + (string)change["replacement"]! + wrong[(start + (int)change["length"]!)..]);

        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "/completion", new { text })).Status);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "/hover", new { offset = 1 })).Status);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, "/completion", new { text, offset = -5 })).Status);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, "/completion", new { text, offset = int.MaxValue })).Status);
    }

    // The text that ends a line early, as it stands while it is written.
    private static (string Text, int Offset) Cut(string text, string before, string behind)
    {
        var at = text.IndexOf(before + behind, StringComparison.Ordinal);
        Assert.True(at > 0, $"{before} is not in the scheme");
        var offset = at + before.Length;
        return (text[..offset] + text[text.IndexOf('\n', offset)..], offset);
    }

    private static async Task<JsonNode> AskAsync(ServeProcess host, string method, string text, int offset) =>
        (
            await host.SendAsync(
                HttpMethod.Post,
                "/" + method,
                new
                {
                    text,
                    offset,
                    file = "orders.yaml",
                }
            )
        ).Body!;
}
