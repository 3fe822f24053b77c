using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QingYi.IntegrationTests.Serving;
using QingYi.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QingYi.BrowserTests;

/// <summary>A night of those who look after the host, from its first start to the morning.</summary>
public sealed partial class Nights(Chromium chromium)
{
    private const int Orders = 40;
    private const int Broken = 4;

    [Fact]
    public async Task A_failed_night_is_found_mended_and_delivered_in_the_browser_alone()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = Orders, PoisonEvery = Orders / Broken });
        await File.AppendAllTextAsync(
            folder.Environment,
            $$"""
              shop: { connector: jackyun, url: "{{folder.Emulator.Url}}", appKey: SANDBOX-KEY, appSecret: mistyped, callsPerSecond: 1000 }

            """,
            TestContext.Current.CancellationToken
        );
        folder.Put("returns", "", t => t.Replace("connection: jackyun", "connection: shop", StringComparison.Ordinal));
        await using var host = await folder.ServeAsync();

        string line;
        do
        {
            line = await host.ReadLineAsync();
        } while (!line.Contains("/setup?code=", StringComparison.Ordinal));
        await using var chief = await chromium.VisitAsync(host.Client.BaseAddress!);
        await BeginAsync(chief, SetUpAddress().Match(line).Value);
        await using var night = await chromium.VisitAsync(host.Client.BaseAddress!);
        await night.GoAsync("/");
        Assert.StartsWith("/login", new Uri(night.Page.Url).PathAndQuery, StringComparison.Ordinal);
        await night.LogInAsync("night");

        await FindTheCauseAsync(night);
        await MendAsync(chief);
        await night.GoAsync("/");
        await night.PressAsync("Run again");
        await night.SeesAsync($"{Broken} rejected records");
        Assert.Equal(Orders - Broken, folder.Delivered);

        await EditOneAsync(night);
        Assert.Equal(Orders - Broken + 1, folder.Delivered);
        await RetryTheRestAsync(night, folder);
        Assert.Equal(Orders, folder.Delivered);
        await BackFillAsync(night);
        Assert.Equal(Orders, folder.Delivered);
        await AuditAsync(chief);
        Assert.Empty(night.Faults);
        Assert.Empty(chief.Faults);
    }

    private static async Task BeginAsync(Visitor chief, string address)
    {
        await chief.GoAsync(address);
        await chief.Page.GetByLabel("User name").FillAsync("chief");
        await chief.Page.GetByLabel("Password").FillAsync(ConsoleHost.Password);
        await chief.PressAsync("Create and log in");
        await Expect(chief.Page.Locator(".user")).ToHaveTextAsync("chief · administrator");

        await chief.GoAsync("/settings/users");
        var form = chief.Page.Locator("main form");
        await form.GetByLabel("Name").FillAsync("night");
        await form.GetByLabel("Role").SelectOptionAsync("Operator");
        await form.GetByLabel("Password").FillAsync(ConsoleHost.Password);
        await Visitor.PressAsync(form, "Add");
        await chief.SeesAsync("night may log in now.");
    }

    private static async Task FindTheCauseAsync(Visitor night)
    {
        await night.GoAsync("/schemes/returns");
        await night.PressAsync("Run now");
        await night.GoAsync("/");
        var need = night.Page.Locator("section[aria-labelledby=needs]");
        await Expect(need).ToContainTextAsync("returns");
        await need.GetByRole(AriaRole.Link, new() { Name = "Show the run" }).ClickAsync();
        await Expect(night.Page.Locator(".fault")).ToContainTextAsync("签名");
        await Expect(night.Page.Locator(".facts").First).ToContainTextAsync("failed");
        await Expect(night.Page.Locator(".log li").First).ToBeVisibleAsync();

        // The operator sees which connection it is, and leaves it to an author.
        await night.GoAsync("/connections/shop");
        await night.SeesAsync("The options are shown to authors.");
        await night.PressAsync("Test");
        await night.SeesAsync("only a call tests the credentials");
    }

    private static async Task MendAsync(Visitor chief)
    {
        await chief.GoAsync("/connections/shop");
        await chief.Page.Locator("#option-appSecret").FillAsync(ServingFolder.Canary);
        await chief.PressAsync("Save");
        await chief.SeesAsync("Saved; the host uses it from now on.");
    }

    private static async Task EditOneAsync(Visitor night)
    {
        await night.FollowAsync("Show records");
        var causes = night.Page.Locator("section[aria-labelledby=causes]");
        await Expect(causes).ToContainTextAsync("delivery_date");
        await causes.GetByRole(AriaRole.Link, new() { Name = "Show records" }).ClickAsync();
        await Expect(night.Page).ToHaveURLAsync(FilteredByCode());
        await Expect(night.Page.Locator("tbody tr")).ToHaveCountAsync(Broken);
        await night.Page.Locator("tbody td:nth-child(3) a").First.ClickAsync();
        await night.MarkAsync();
        await night.PressAsync("Edit and resend");
        var editor = night.Page.Locator("#edited");
        var content = await editor.InputValueAsync();
        Assert.Contains("2024-13-45 不是日期", content, StringComparison.Ordinal);
        await editor.FillAsync("{ not JSON");
        await night.PressAsync("Save and retry");
        await night.SeesAsync("This is no JSON object");
        await editor.FillAsync(content.Replace("2024-13-45 不是日期", "2024-06-05 10:11:12", StringComparison.Ordinal));
        await night.PressAsync("Save and retry");
        await night.SeesAsync("The content is replaced; the record waits.");
        // The host delivers it at once, and the page follows.
        await Expect(night.Page.Locator(".facts")).ToContainTextAsync("delivered");
        Assert.True(await night.IsSameDocumentAsync());
    }

    private static async Task RetryTheRestAsync(Visitor night, ServingFolder folder)
    {
        // The author has mended the scheme: another time of the order is always a date.
        await night.GoAsync("/schemes/returns");
        var version = await night.Page.Locator("dd code").First.InnerTextAsync();
        folder.Put("returns", "", t =>
            t.Replace("connection: jackyun", "connection: shop", StringComparison.Ordinal)
                .Replace("{{consignTime}}", "{{gmtCreate}}", StringComparison.Ordinal)
        );
        await Expect(night.Page.Locator("dd code").First).Not.ToHaveTextAsync(version);

        var other = await night.OpenAsync("/schemes/returns/records");
        await Expect(other.Locator("tbody tr", new() { HasText = "delivered" })).ToHaveCountAsync(Orders - Broken + 1);
        await Visitor.MarkAsync(other);
        await night.GoAsync("/schemes/returns/records?status=rejected");
        await night.PressAsync("Retry: all rejected");
        var question = night.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(question).ToContainTextAsync($"{Broken - 1} records (rejected): they wait for the next run");
        await Visitor.PressAsync(question, "Retry");
        await night.SeesAsync($"{Broken - 1} records are waiting now.");

        await Expect(other.Locator("tbody tr", new() { HasText = "delivered" })).ToHaveCountAsync(Orders);
        Assert.True(await Visitor.IsSameDocumentAsync(other));
        await other.CloseAsync();
    }

    private static async Task BackFillAsync(Visitor night)
    {
        var day = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).Date;
        await night.GoAsync("/schemes/returns");
        var last = night.Page.Locator("dd a[href^='/runs/']");
        var before = await last.GetAttributeAsync("href");
        await night.PressAsync("Back-fill…");
        var form = night.Page.Locator("main form.card");
        await Visitor.PressAsync(form, "Run now");
        await night.SeesAsync("Both times are needed.");
        await form.GetByLabel("From").FillAsync($"{day.AddDays(-1):yyyy-MM-dd}T00:00");
        await form.GetByLabel("to").FillAsync($"{day:yyyy-MM-dd}T00:00");
        await Visitor.PressAsync(form, "Run now");
        await night.SeesAsync("A run of returns is requested.");

        await Expect(last).Not.ToHaveAttributeAsync("href", before!);
        await last.ClickAsync();
        await night.SeesAsync($"{day.AddDays(-1):yyyy-MM-dd} 00:00:00 → {day:yyyy-MM-dd} 00:00:00");
    }

    private static async Task AuditAsync(Visitor chief)
    {
        await chief.GoAsync("/settings/audit");
        var rows = chief.Page.Locator("tbody tr");
        foreach (
            var (who, what) in new[]
            {
                ("chief", "user chief added as administrator"),
                ("chief", "user night added as operator"),
                ("night", "logged in"),
                ("chief", "connection shop saved"),
                ("night", "run requested, "),
                ("night", $"{Broken - 1} Rejected → Waiting"),
                ("night", "edited, id "),
            }
        )
        {
            await Expect(rows.Filter(new() { HasText = who }).Filter(new() { HasText = what }).First).ToBeVisibleAsync();
        }

        await chief.Page.GetByLabel("Filter by person").FillAsync("night");
        await chief.Page.Keyboard.PressAsync("Enter");
        await Expect(rows.Filter(new() { HasText = "user night added" })).ToHaveCountAsync(0);
        await Expect(rows.Filter(new() { HasText = "run requested" })).ToHaveCountAsync(3);
        Assert.False(chief.Received(ServingFolder.Canary));
    }

    [GeneratedRegex("/setup\\?code=[0-9a-f]+")]
    private static partial Regex SetUpAddress();

    [GeneratedRegex("code=QY[0-9]{4}")]
    private static partial Regex FilteredByCode();
}
