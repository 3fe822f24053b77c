using Microsoft.Playwright;
using QingYi.IntegrationTests.Serving;
using QingYi.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QingYi.BrowserTests;

/// <summary>What comes from other systems is text in the pages, and no secret comes with it.</summary>
public sealed class HostileValues(Chromium chromium)
{
    private const int Megabyte = 1 << 20;
    private const string Script = "<script>alert('s')</script>";
    private const string Image = "<img src=x onerror=alert('i')>";
    private const string Quotes = "\"'><svg onload=alert(1)>`${alert(2)}`{{7*7}}@(1+1)";
    private const string Reversed = "\u202Egnp.exe\u2066";
    private static readonly string[] Ids = [Script, Image, Quotes, Reversed, "javascript:alert(3)"];

    private static readonly string Scheme = $$$"""
        scheme: hostile
        name: "{{{Script}}} {{{Image}}}"
        source: { connector: noop, api: noop, id: id, number: number }
        target:
          connector: mysql
          connection: lehua
          api: upsert
          request:
            table: lehua.goods
            key: goods_no
            goods_no: "{{id}}"
            price: { value: "{{price}}", type: decimal }
        """;

    [Fact]
    public async Task Hostile_values_are_text_on_each_page_and_no_secret_is_sent()
    {
        await using var host = await ConsoleHost.StartAsync(
            new JackyunOptions
            {
                Orders = 30,
                Hostile = true,
                PoisonEvery = 7,
            },
            f =>
            {
                f.Put("orders", "");
                File.WriteAllText(Path.Combine(f.Schemes, "hostile.yaml"), Scheme);
            }
        );
        await host.RunAsync("orders");
        await PostAsync(host, "hostile");
        await host.Process.UntilAsync(async () =>
            (await host.Process.GetAsync("/schemes/hostile/records?status=rejected"))["records"]!.AsArray().Count == Ids.Length
        );
        await using var visitor = await chromium.VisitAsync(host.Address);
        await visitor.LogInAsync("administrator");

        var run = (string)(await host.Process.GetAsync("/schemes/hostile/runs"))[0]!["run"]!;
        string[] pages =
        [
            "/",
            "/schemes",
            "/schemes/hostile",
            "/schemes/hostile/text",
            "/schemes/hostile/records",
            $"/schemes/hostile/explain?q={Uri.EscapeDataString(Script)}",
            $"/schemes/hostile/records?find={Uri.EscapeDataString(Script)}",
            "/schemes/orders/records",
            "/records",
            "/runs",
            $"/runs/{run}",
            "/settings/audit",
            $"/schemes/{Uri.EscapeDataString(Script)}",
            $"/errors/{Uri.EscapeDataString(Image)}",
            $"/runs/{Uri.EscapeDataString(Image)}",
            $"/connections/{Uri.EscapeDataString(Quotes)}",
            $"/connectors/{Uri.EscapeDataString(Image)}",
            .. Ids.Select(id => $"/schemes/hostile/record?id={Uri.EscapeDataString(id)}"),
        ];
        foreach (var page in pages)
        {
            await visitor.GoAsync(page);
            await IsTextAsync(visitor, page);
        }

        await SearchAsync(visitor);
        await visitor.GoAsync("/schemes/hostile/records");
        foreach (var id in Ids)
        {
            await Expect(visitor.Page.Locator("tbody")).ToContainTextAsync(id);
        }

        // What holds a secret is not given to an editor either, which needs all of it.
        await visitor.GoAsync($"/schemes/hostile/record?id={Uri.EscapeDataString(Quotes)}");
        await visitor.SeesAsync("The content holds a secret of the environment");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Edit and resend" })).ToHaveCountAsync(0);
        Assert.Empty(visitor.Faults);
        // What was recorded is what the pages are made of.
        Assert.True(visitor.Received("onerror=alert('i')"));
        Assert.False(visitor.Received(ServingFolder.Canary));
        Assert.DoesNotContain(ServingFolder.Canary, host.Process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_a_megabyte_is_shown_and_edited()
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 3 }, f =>
            File.WriteAllText(Path.Combine(f.Schemes, "hostile.yaml"), Scheme)
        );
        var large = new string('大', Megabyte / 3);
        await host.Process.SendAsync(
            HttpMethod.Post,
            "/schemes/hostile/records",
            new object[]
            {
                new
                {
                    id = "large",
                    number = "large",
                    price = large,
                },
            }
        );
        await host.Process.UntilAsync(async () =>
            (await host.Process.GetAsync("/schemes/hostile/records?status=rejected"))["records"]!.AsArray().Count == 1
        );
        await using var visitor = await chromium.VisitAsync(host.Address);
        await visitor.LogInAsync("operator");
        await visitor.GoAsync("/schemes/hostile/records");
        await Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.True((await visitor.Page.Locator("tbody").InnerTextAsync()).Length < 5000, "a list shows the start of a long value");

        await visitor.FollowAsync("large");
        await visitor.PressAsync("Edit and resend");
        var editor = visitor.Page.Locator("#edited");
        var text = await editor.InputValueAsync();
        Assert.True(text.Length > Megabyte / 3, $"{text.Length} characters");
        await editor.FillAsync(text.Replace("\"number\"", "\"note\": \"edited\", \"number\"", StringComparison.Ordinal));
        await visitor.PressAsync("Save and retry");
        await Expect(visitor.Page.Locator(".mud-snackbar")).ToContainTextAsync("The content is replaced; the record waits.");
        var stored = (await host.Process.GetAsync("/schemes/hostile/records/large"))["content"]!;
        Assert.Equal(("edited", large.Length), ((string?)stored["note"], ((string)stored["price"]!).Length));
        Assert.Empty(visitor.Faults);
    }

    // Each record has an id that is markup, and a price that the target refuses with the value in its message.
    private static async Task PostAsync(ConsoleHost host, string scheme)
    {
        foreach (var id in Ids)
        {
            var record = new
            {
                id,
                number = $"No {id}",
                price = $"{Image} {ServingFolder.Canary}",
                note = $"{Script} {ServingFolder.Canary} {Reversed}",
            };
            var (status, body) = await host.Process.SendAsync(HttpMethod.Post, $"/schemes/{scheme}/records", new object[] { record });
            Assert.True(status is 200 or 202, body?.ToJsonString());
        }
    }

    private static async Task SearchAsync(Visitor visitor)
    {
        var search = visitor.Page.Locator("#search");
        await search.FillAsync(Script);
        await search.PressAsync("Enter");
        // The name of the scheme has it too.
        await Expect(visitor.Page.Locator(".found a")).ToHaveCountAsync(2);
        await IsTextAsync(visitor, "the hits");
        await visitor.Page.Locator(".found a").Last.ClickAsync();
        await Expect(visitor.Page.Locator(".facts").First).ToContainTextAsync(Script);
        await search.FillAsync(Image + Quotes);
        await search.PressAsync("Enter");
        await visitor.SeesAsync("Nothing has this name, id or number.");
        await IsTextAsync(visitor, "the search");
    }

    private static async Task IsTextAsync(Visitor visitor, string page)
    {
        const string Foreign = """
            () => [...document.querySelectorAll('script:not([src]), main script, img:not(.brand img), svg[onload], a[href^="javascript:"]')]
              .map(e => e.outerHTML.slice(0, 200)).join('\n')
            """;
        Assert.Equal((page, ""), (page, await visitor.Page.EvaluateAsync<string>(Foreign)));
        var text = await visitor.Page.ContentAsync();
        Assert.False(text.Contains(ServingFolder.Canary, StringComparison.Ordinal), page);
    }
}
