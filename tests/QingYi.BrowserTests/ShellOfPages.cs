using Microsoft.Playwright;
using QingYi.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QingYi.BrowserTests;

/// <summary>What is around each page: language, theme and search.</summary>
public sealed class ShellOfPages(Chromium chromium)
{
    [Fact]
    public async Task Language_and_theme_are_switched_and_remembered()
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 3 }, f => f.Put("orders", ""));
        await using var visitor = await chromium.VisitAsync(host.Address);
        await visitor.LogInAsync("viewer");
        await visitor.GoAsync("/schemes?state=paused");
        var root = visitor.Page.Locator("html");
        var heading = visitor.Page.Locator("h1");
        await Expect(root).ToHaveAttributeAsync("lang", "en");
        await Expect(root).ToHaveAttributeAsync("data-theme", "light");
        await visitor.Page.Locator(".bar").GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await Expect(heading).ToHaveTextAsync("方案");
        await Expect(root).ToHaveAttributeAsync("lang", "zh-CN");
        Assert.Equal("/schemes?state=paused", new Uri(visitor.Page.Url).PathAndQuery);

        await visitor.Page.Locator(".bar").GetByRole(AriaRole.Link, new() { Name = "深色" }).ClickAsync();
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(heading).ToHaveTextAsync("方案");
        var dark = await visitor.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal("rgb(20, 23, 27)", dark);

        // The beats of a page know the language of its person too.
        await visitor.GoAsync("/schemes/orders");
        await host.Process.SendAsync(HttpMethod.Post, "/schemes/orders/pause");
        await Expect(visitor.Page.Locator(".facts .status").First).ToContainTextAsync("已暂停");
        await visitor.Page.Locator(".bar").GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(visitor.Page.Locator(".facts .status").First).ToContainTextAsync("paused");
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task The_search_finds_schemes_records_runs_and_error_codes()
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 10, PoisonEvery = 5 }, f =>
        {
            f.Put("orders", "");
            f.Put("others", "");
        });
        await host.RunAsync("orders");
        await host.RunAsync("others");
        var record = (await host.Process.GetAsync("/schemes/orders/records?limit=1"))["records"]![0]!;
        var run = (string)(await host.Process.GetAsync("/schemes/orders/runs"))[0]!["run"]!;
        var second = (string)(await host.Process.GetAsync("/schemes/others/runs"))[0]!["run"]!;
        await using var visitor = await chromium.VisitAsync(host.Address);
        await visitor.LogInAsync("viewer");

        await FindAsync(visitor, "others");
        await Expect(visitor.Page).ToHaveURLAsync(new Uri(host.Address, "/schemes/others").ToString());
        await FindAsync(visitor, "qy3001");
        await Expect(visitor.Page).ToHaveURLAsync(new Uri(host.Address, "/errors/QY3001").ToString());
        await FindAsync(visitor, run);
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync($"Run {run}");
        await Expect(visitor.Page.Locator(".log")).ToContainTextAsync("orders");

        // From one run to another: nothing of the first stays.
        await FindAsync(visitor, second);
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync($"Run {second}");
        await Expect(visitor.Page.Locator(".log")).ToContainTextAsync("others");
        await Expect(visitor.Page.Locator(".log")).Not.ToContainTextAsync("orders");
        await visitor.Page.Locator("h1").ClickAsync();

        // Both schemes have read the same order.
        await FindAsync(visitor, (string)record["number"]!);
        var hits = visitor.Page.Locator(".found a");
        await Expect(hits).ToHaveCountAsync(2);
        await hits.Filter(new() { HasText = "others" }).ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync((string)record["number"]!);
        await Expect(visitor.Page.Locator(".found")).ToHaveCountAsync(0);
        await FindAsync(visitor, "no such thing");
        await visitor.SeesAsync("Nothing has this name, id or number.");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Page.Locator(".found")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Faults);
    }

    private static async Task FindAsync(Visitor visitor, string text)
    {
        // A page of another kind takes the focus when it is shown; whoever types before that has typed into its heading.
        await Expect(visitor.Page.Locator("h1")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Control+k");
        await Expect(visitor.Page.Locator("#search")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync(text);
        await visitor.Page.Keyboard.PressAsync("Enter");
    }
}
