using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace QingYi.BrowserTests;

/// <summary>A person at a browser, and all that the browser received.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<byte[]> received = new();
    private readonly ConcurrentQueue<string> faults = new();
    private readonly string own;

    private Visitor(IBrowserContext context, IPage page, Uri host)
    {
        this.context = context;
        Page = page;
        own = host.Authority;
    }

    public IPage Page { get; }

    /// <summary>What must not be: dialogs, messages of the browser about errors, and requests to other hosts.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public static async Task<Visitor> OpenAsync(IBrowserContext context, Uri host)
    {
        context.SetDefaultTimeout(60_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), host);
        visitor.Watch(visitor.Page);
        return visitor;
    }

    /// <summary>Opens another page in the same window, as the same person.</summary>
    public async Task<IPage> OpenAsync(string path)
    {
        var page = await context.NewPageAsync();
        Watch(page);
        await page.GotoAsync(path);
        await SettleAsync(page);
        return page;
    }

    /// <summary>Sets what the browser remembers between visits.</summary>
    public Task KeepAsync(string cookie, string value) =>
        context.AddCookiesAsync([
            new()
            {
                Name = cookie,
                Value = value,
                Url = $"http://{own}",
            },
        ]);

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await SettleAsync(Page);
    }

    public async Task LogInAsync(string name)
    {
        await GoAsync("/login");
        await Page.GetByLabel("User name").FillAsync(name);
        await Page.GetByLabel("Password").FillAsync(ConsoleHost.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(Page.Locator(".user")).ToContainTextAsync(name);
    }

    public Task PressAsync(string button) => PressAsync(Page.Locator("main"), button);

    public static Task PressAsync(ILocator inside, string button) =>
        inside.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task SeesAsync(string text) => Expect(Page.Locator("body")).ToContainTextAsync(text);

    /// <summary>Marks the document, so that <see cref="IsSameDocumentAsync()"/> tells whether it was loaded anew.</summary>
    public Task MarkAsync() => MarkAsync(Page);

    public static Task MarkAsync(IPage page) => page.EvaluateAsync("() => { window.isMarked = true; }");

    public Task<bool> IsSameDocumentAsync() => IsSameDocumentAsync(Page);

    public static Task<bool> IsSameDocumentAsync(IPage page) => page.EvaluateAsync<bool>("() => window.isMarked === true");

    /// <summary>Whether a text came over the wire: in a document, in a script, or in a frame of a WebSocket.</summary>
    public bool Received(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return received.Any(r => r.AsSpan().IndexOf(bytes) >= 0);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static async Task SettleAsync(IPage page)
    {
        await page.Locator("h1").First.WaitForAsync();
        await page.Locator(".loading").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private void Watch(IPage page)
    {
        page.Dialog += (_, dialog) =>
        {
            faults.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                faults.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => faults.Enqueue($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var to) && to.Scheme is "http" or "https" && to.Authority != own)
            {
                faults.Enqueue($"{page.Url}: request to {request.Url}");
            }
        };
        page.WebSocket += (_, socket) =>
        {
            if (new Uri(socket.Url).Authority != own)
            {
                faults.Enqueue($"{page.Url}: WebSocket to {socket.Url}");
            }

            socket.FrameReceived += (_, frame) => received.Enqueue(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
        };
        page.Response += async (_, response) =>
        {
            if (response.Request.ResourceType is "document" or "fetch" or "xhr")
            {
                try
                {
                    received.Enqueue(await response.BodyAsync());
                }
                catch (PlaywrightException)
                {
                    // A redirection has no body.
                }
            }
        };
    }
}
