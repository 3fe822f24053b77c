using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>Edits of a scheme's text over HTTP.</summary>
public sealed class Edits
{
    [Fact]
    public async Task A_text_is_edited_in_one_step_or_refused_with_its_positions()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 0 });
        await using var host = await folder.ServeAsync();

        // A secret of the host that a caller sends stays as it is: a mask would change the text.
        var text = $"# note: {ServingFolder.Canary}\nscheme: t # id\nsource:\n  request:\n    - field: no\n      value: x\n";
        object set = new
        {
            operation = "set",
            path = new[] { "source", "request", "no" },
            value = "{{中文}} 😀",
        };
        object add = new
        {
            operation = "add",
            path = new object[] { "source", "request", 1 },
            value = new { field = "size", value = 12.50m },
        };
        var (status, body) = await host.SendAsync(HttpMethod.Post, "/edits", new { text, edits = new[] { set, add } });
        Assert.Equal(200, status);
        Assert.Equal(
            text.Replace("x\n", "\"{{中文}} 😀\"\n", StringComparison.Ordinal) + "    - field: size\n      value: 12.50\n",
            (string?)body!["text"]
        );
        var change = Assert.Single(body["changes"]!.AsArray())!;
        Assert.Equal(text.Length - 2, (int)change["start"]!);
        Assert.Equal(1, (int)change["length"]!);

        var gone = new { operation = "remove", path = new object[] { "source", "request", 7 } };
        (status, body) = await host.SendAsync(
            HttpMethod.Post,
            "/edits",
            new
            {
                text,
                file = "orders.yaml",
                edits = new[] { set, gone },
            }
        );
        Assert.Equal((400, "QY1024"), (status, (string?)body!["code"]));
        Assert.StartsWith("orders.yaml(5,5): error QY1024: 'source.request[7]'", (string?)body["detail"], StringComparison.Ordinal);
        Assert.Equal(5, (int)body["problems"]![0]!["line"]!);

        host.Client.DefaultRequestHeaders.Add("Accept-Language", "zh");
        (status, body) = await host.SendAsync(HttpMethod.Post, "/edits", new { text = "a: [", edits = new[] { set } });
        Assert.Equal((400, "QY1002"), (status, (string?)body!["code"]));
        Assert.Contains("YAML 语法错误", (string?)body["problems"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "/edits", new { text })).Status);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "/edits", new { text, edits = new[] { new { path = 1 } } })).Status);
        var document = await host.GetAsync("/openapi.json");
        Assert.NotNull(document["paths"]!["/api/v1/edits"]!["post"]!["requestBody"]);
    }
}
