using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using QingYi.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QingYi.BrowserTests;

/// <summary>Each page can be read by everybody, and loads nothing from elsewhere.</summary>
public sealed class AccessiblePages(Chromium chromium)
{
    private static readonly string[] Grave = ["serious", "critical"];

    [Theory]
    [InlineData("light", "en")]
    [InlineData("dark", "zh")]
    public async Task Each_page_passes_axe_and_the_content_policy_and_asks_no_other_host(string theme, string language)
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 30, PoisonEvery = 5 }, f =>
        {
            f.Put("orders", "0 4 * * *");
            f.Put("broken", "", t => t.Replace("lehua.sale_return ", "lehua.nothing ", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(f.Schemes, "wrong.yaml"), "scheme: wrong\nsource: { connector: nothing }\n");
        });
        await host.RunAsync("orders");
        await host.RunAsync("broken");
        await host.Process.SendAsync(HttpMethod.Post, "/tokens", new { name = "robot", role = "viewer" });
        var run = (string)(await host.Process.GetAsync("/schemes/orders/runs"))[0]!["run"]!;
        var failed = (string)(await host.Process.GetAsync("/schemes/broken/runs"))[0]!["run"]!;
        var record = (string)(await host.Process.GetAsync("/schemes/orders/records?status=rejected"))["records"]![0]!["id"]!;
        await using var visitor = await chromium.VisitAsync(host.Address);
        await visitor.LogInAsync("administrator");
        await visitor.KeepAsync("qingyi-theme", theme);
        await visitor.KeepAsync("qingyi-language", language);

        var wrong = new List<string>();
        foreach (
            var page in new[]
            {
                "/",
                "/schemes",
                "/schemes/orders",
                "/schemes/broken",
                "/schemes/wrong",
                "/schemes/nothing",
                "/schemes/orders/text",
                "/schemes/orders/records",
                "/schemes/orders/records?status=rejected",
                "/schemes/orders/records?find=nothing",
                "/schemes/orders/records?field=tradeNo&value=1",
                $"/schemes/orders/record?id={record}",
                $"/schemes/orders/explain?q={record}",
                "/records",
                "/runs",
                $"/runs/{run}",
                $"/runs/{failed}",
                "/connections",
                "/connections/jackyun",
                "/connections/lehua",
                "/connections/new",
                "/connectors",
                "/connectors/jackyun",
                "/connectors/jackyun/oms.trade.fullinfoget",
                "/errors",
                "/errors/QY3001",
                "/settings/users",
                "/settings/tokens",
                "/settings/audit",
                "/no-such-page",
            }
        )
        {
            await visitor.GoAsync(page);
            await ReadAsync(visitor, page, wrong);
        }

        await ReadOpenPartsAsync(visitor, record, wrong);
        await visitor.Page.Context.ClearCookiesAsync(new() { Name = "qingyi-session" });
        await visitor.GoAsync("/login");
        await ReadAsync(visitor, "/login", wrong);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        Assert.Empty(visitor.Faults);
    }

    // What is not there before somebody asks for it.
    private static async Task ReadOpenPartsAsync(Visitor visitor, string record, List<string> wrong)
    {
        await visitor.GoAsync($"/schemes/orders/record?id={record}");
        await visitor.Page.Locator(".head-actions button").Last.ClickAsync();
        await Expect(visitor.Page.Locator("#edited")).ToBeVisibleAsync();
        await visitor.Page.Locator(".head-actions button").First.ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await ReadAsync(visitor, "the editor of a record", wrong);

        await visitor.GoAsync("/schemes/orders");
        await visitor.Page.Locator(".head-actions button").Last.ClickAsync();
        await Expect(visitor.Page.Locator("#from")).ToBeVisibleAsync();
        await visitor.Page.Locator("#search").FillAsync("o-such");
        await visitor.Page.Locator("#search").PressAsync("Enter");
        await Expect(visitor.Page.Locator(".found")).ToBeVisibleAsync();
        await ReadAsync(visitor, "a back-fill and an empty search", wrong);
        await visitor.Page.Locator("#search").FillAsync("o");
        await visitor.Page.Locator("#search").PressAsync("Enter");
        await Expect(visitor.Page.Locator(".found a").First).ToBeVisibleAsync();
        await visitor.Page.Locator(".head-actions button").Nth(1).ClickAsync();
        await Expect(visitor.Page.Locator(".mud-snackbar").First).ToBeVisibleAsync();
        await ReadAsync(visitor, "a message and a search", wrong);
    }

    private static async Task ReadAsync(Visitor visitor, string page, List<string> wrong)
    {
        // Colours that are still fading in have no contrast yet.
        await visitor.Page.EvaluateAsync("() => Promise.all(document.getAnimations().map(a => a.finished.catch(() => {})))");
        var result = await visitor.Page.RunAxe();
        wrong.AddRange(
            result
                .Violations.Where(v => Grave.Contains(v.Impact))
                .SelectMany(v => v.Nodes.Select(n => $"{page}: {v.Id} ({v.Impact}) {n.Target} {Short(n)}"))
        );
    }

    private static string Short(AxeResultNode node) => node.Html.Length > 160 ? node.Html[..160] : node.Html;
}
