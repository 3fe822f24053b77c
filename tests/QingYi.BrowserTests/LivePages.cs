using Microsoft.Playwright;
using QingYi.IntegrationTests;
using QingYi.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QingYi.BrowserTests;

/// <summary>Open pages follow the host and other people without a reload.</summary>
public sealed class LivePages(Chromium chromium)
{
    [Fact]
    public async Task Two_people_see_what_the_other_does()
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 3 }, f => f.Put("orders", "0 4 * * *"));
        await using var one = await chromium.VisitAsync(host.Address);
        await using var other = await chromium.VisitAsync(host.Address, "zh-CN");
        await one.LogInAsync("operator");
        await other.KeepAsync("qingyi-language", "en");
        await other.LogInAsync("author");
        await other.KeepAsync("qingyi-language", "zh");
        await one.GoAsync("/schemes/orders");
        await other.GoAsync("/schemes");
        await one.MarkAsync();
        await other.MarkAsync();

        await one.PressAsync("Pause");
        await one.SeesAsync("The schedule is paused, also across restarts.");
        var row = other.Page.Locator("tbody tr", new() { HasText = "orders" });
        await Expect(row.Locator(".status").First).ToContainTextAsync("已暂停");
        await Visitor.PressAsync(row, "恢复");
        await Expect(row.Locator(".status").First).ToContainTextAsync("就绪");
        await Expect(one.Page.Locator(".facts .status").First).ToContainTextAsync("ready");
        await Expect(one.Page.Locator("main")).ToContainTextAsync("author: resumed");
        Assert.True(await one.IsSameDocumentAsync());
        Assert.True(await other.IsSameDocumentAsync());
        Assert.Empty(one.Faults);
        Assert.Empty(other.Faults);
    }

    [Fact]
    public async Task A_page_comes_back_by_itself_when_the_host_is_started_again()
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 10, PoisonEvery = 5 }, f => f.Put("orders", ""));
        await host.RunAsync("orders");
        await using var visitor = await chromium.VisitAsync(host.Address);
        await visitor.LogInAsync("operator");
        await visitor.GoAsync("/schemes/orders/records?status=rejected");
        await Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await host.RestartAsync(() => Expect(visitor.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync());

        // The person is still logged in, and the address holds the filter.
        await Expect(visitor.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(visitor.Page.Locator(".user")).ToContainTextAsync("operator");
        await visitor.PressAsync("Skip: all rejected");
        await Visitor.PressAsync(visitor.Page.GetByRole(AriaRole.Alertdialog), "Skip");
        await visitor.SeesAsync("2 records are skipped now.");
    }

    [Theory]
    [InlineData("/schemes/orders")]
    [InlineData("/connections")]
    public async Task The_open_page_of_a_user_who_is_removed_closes_at_its_next_beat(string page)
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 3 }, f => f.Put("orders", ""));
        await using var visitor = await chromium.VisitAsync(host.Address);
        await visitor.LogInAsync("operator");
        await visitor.GoAsync(page);
        await Expect(visitor.Page.Locator("main button").First).ToBeVisibleAsync();

        var removed = await QingYiProcess.RunAsync("users", "remove", "operator", "--state", host.Folder.State);
        Assert.True(removed.Exit == 0, removed.Errors);
        await visitor.SeesAsync("The session has ended: log in again.");
        await Expect(visitor.Page.Locator("main button")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync("lehua");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Log in" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("User name")).ToBeVisibleAsync();
        await visitor.Page.GotoAsync(page);
        Assert.StartsWith("/login", new Uri(visitor.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }
}
