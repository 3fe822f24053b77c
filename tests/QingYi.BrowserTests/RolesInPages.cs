using System.Net;
using Microsoft.Playwright;
using QingYi.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QingYi.BrowserTests;

/// <summary>What the API refuses to a role, the pages refuse too.</summary>
public sealed class RolesInPages(Chromium chromium)
{
    private static readonly string[] Ascending = ["viewer", "operator", "author", "administrator"];

    // What a page shows to the lowest role that may do it, and to the roles above; a page without it is the same for all.
    private static readonly (string Page, string Lowest, string Element)[] Table =
    [
        ("/", "operator", "section[aria-labelledby=needs] button"),
        ("/schemes", "operator", "main tbody button:has-text('Run now')"),
        ("/schemes", "operator", "main tbody button:has-text('Pause')"),
        ("/schemes/orders", "operator", "main button:has-text('Run now')"),
        ("/schemes/orders", "operator", "main button:has-text('Pause')"),
        ("/schemes/orders", "operator", "main button:has-text('Back-fill')"),
        ("/schemes/orders/records?status=rejected", "operator", "main tbody input[type=checkbox]"),
        ("/schemes/orders/records?status=rejected", "operator", "main button:has-text('Retry')"),
        ("/schemes/orders/records?status=rejected", "operator", "main button:has-text('Skip')"),
        ("/schemes/orders/records?status=rejected", "operator", "main button:has-text('Export')"),
        ("{record}", "operator", "main button:has-text('Retry')"),
        ("{record}", "operator", "main button:has-text('Edit and resend')"),
        ("/connections", "operator", "main tbody button:has-text('Test')"),
        ("/connections", "author", "main a[href='/connections/new']"),
        ("/connections/jackyun", "operator", "main button:has-text('Test')"),
        ("/connections/jackyun", "author", "main form"),
        ("/connections/jackyun", "author", "main #option-url"),
        ("/connections/new", "author", "main #name"),
        ("/settings/users", "administrator", "main form"),
        ("/settings/users", "administrator", "main tbody tr"),
        ("/settings/tokens", "administrator", "main form"),
        ("/settings/audit", "administrator", "main tbody tr"),
    ];

    [Fact]
    public async Task Each_page_offers_to_a_role_what_it_may_do_and_refuses_the_rest()
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 10, PoisonEvery = 5 }, f =>
        {
            f.Put("orders", "");
            // A scheme whose run fails: the overview offers another run.
            f.Put("broken", "", t => t.Replace("lehua.sale_return ", "lehua.nothing ", StringComparison.Ordinal));
        });
        await host.RunAsync("orders");
        await host.RunAsync("broken");
        var rejected = (await host.Process.GetAsync("/schemes/orders/records?status=rejected"))["records"]![0]!["id"];
        var record = $"/schemes/orders/record?id={rejected}";

        var wrong = new List<string>();
        foreach (var role in Ascending)
        {
            await using var visitor = await chromium.VisitAsync(host.Address);
            await visitor.LogInAsync(role);
            foreach (var rows in Table.GroupBy(t => t.Page))
            {
                await visitor.GoAsync(rows.Key.Replace("{record}", record, StringComparison.Ordinal));
                foreach (var (page, lowest, element) in rows)
                {
                    var may = Array.IndexOf(Ascending, role) >= Array.IndexOf(Ascending, lowest);
                    var shown = await visitor.Page.Locator(element).CountAsync() > 0;
                    if (shown != may)
                    {
                        wrong.Add($"{page} as {role}: {element} is {(shown ? "" : "not ")}there");
                    }
                }
            }

            // Whoever may not open a page is told which role may.
            foreach (var page in new[] { "/settings/users", "/settings/tokens", "/settings/audit" }.Where(_ => role != "administrator"))
            {
                await visitor.GoAsync(page);
                await Expect(visitor.Page.Locator("main .fault")).ToContainTextAsync("administrator");
            }

            if (role is "viewer" or "operator")
            {
                await visitor.GoAsync("/connections/jackyun");
                await visitor.SeesAsync("The options are shown to authors.");
                Assert.False(visitor.Received(host.Folder.Emulator.Url.Authority), $"{role} received an option");
            }

            Assert.Empty(visitor.Faults);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_gets_a_page_or_a_circuit_without_log_in_or_from_another_site()
    {
        await using var host = await ConsoleHost.StartAsync(new JackyunOptions { Orders = 3 }, f => f.Put("orders", ""));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        foreach (var page in new[] { "/", "/schemes", "/schemes/orders/text", "/connections/jackyun", "/settings/audit" })
        {
            using var answer = await client.GetAsync(page, TestContext.Current.CancellationToken);
            Assert.Equal((page, HttpStatusCode.Redirect), (page, answer.StatusCode));
            Assert.Equal($"/login?back={Uri.EscapeDataString(page)}", answer.Headers.Location!.OriginalString);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(client, null, null));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, null, "http://attacker.example"));
        await using var visitor = await chromium.VisitAsync(host.Address);
        await visitor.LogInAsync("viewer");
        var cookies = await visitor.Page.Context.CookiesAsync();
        Assert.All(cookies, c => Assert.True(c.HttpOnly && c.SameSite is SameSiteAttribute.Lax or SameSiteAttribute.Strict, c.Name));
        var session = string.Join("; ", cookies.Select(c => $"{c.Name}={c.Value}"));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(client, session, null));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, session, "http://attacker.example"));

        // After the log-in, the page that was asked for is shown; another site's is not.
        await using var other = await chromium.VisitAsync(host.Address);
        await other.GoAsync("/login?back=%2F%2Fattacker.example%2F");
        await other.Page.GetByLabel("User name").FillAsync("viewer");
        await other.Page.GetByLabel("Password").FillAsync(ConsoleHost.Password);
        await other.PressAsync("Log in");
        await Expect(other.Page.Locator(".user")).ToContainTextAsync("viewer");
        Assert.Equal(host.Address.ToString(), other.Page.Url);
    }

    private static async Task<HttpStatusCode> NegotiateAsync(HttpClient client, string? cookies, string? origin)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (cookies is not null)
        {
            message.Headers.Add("Cookie", cookies);
        }

        if (origin is not null)
        {
            message.Headers.Add("Origin", origin);
        }

        using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
