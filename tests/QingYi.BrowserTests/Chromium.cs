using Microsoft.Playwright;
using QingYi.BrowserTests;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace QingYi.BrowserTests;

/// <summary>The browser of all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens a browser window that shares nothing with others.</summary>
    /// <param name="host">The host that it visits.</param>
    /// <param name="language">The language of the person.</param>
    internal async Task<Visitor> VisitAsync(Uri host, string language = "en-US") =>
        await Visitor.OpenAsync(
            await browser!.NewContextAsync(
                new()
                {
                    BaseURL = host.ToString(),
                    Locale = language,
                    ViewportSize = new() { Width = 1280, Height = 800 },
                }
            ),
            host
        );

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
