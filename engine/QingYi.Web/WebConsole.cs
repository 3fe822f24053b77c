using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using QingYi.Engine.Access;
using QingYi.Web.Access;
using QingYi.Web.Shell;

namespace QingYi.Web;

/// <summary>The console: the pages of the host for people.</summary>
public static class WebConsole
{
    // A text of an editor travels twice in one message, as the value of its field and as that of the event. A message beyond the limit,
    // which is 32 KB by default, cuts the connection without a word.
    private const long LargestMessage = 16 * 1024 * 1024;
    private const int KeptCircuits = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    /// <summary>Adds the services of the console. Those of the host must be there: the scheme host, its store and its use cases.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="options">What the console needs to know of the host.</param>
    public static void Add(WebApplicationBuilder builder, ConsoleOptions options)
    {
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder
            .Services.AddSingleton(options)
            .AddSingleton<SetUpCode>()
            .AddSingleton<Pulse>()
            .AddSingleton<Overview.HostWatch>()
            .AddScoped<CircuitCaller>();
        builder
            .Services.AddRazorComponents()
            .AddInteractiveServerComponents(c =>
            {
                c.DisconnectedCircuitMaxRetained = KeptCircuits;
                c.DisconnectedCircuitRetentionPeriod = Kept;
            })
            .AddHubOptions(h => h.MaximumReceiveMessageSize = LargestMessage);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddMudServices();
        builder.Services.AddMudLocalization();
        builder.Services.AddTransient<MudBlazor.MudLocalizer, MudTexts>();
    }

    /// <summary>Lets only callers who are known reach the console. Comes before <see cref="Map"/>.</summary>
    /// <param name="app">The host.</param>
    public static void Use(WebApplication app)
    {
        ConsoleGuard.Use(app, app.Services.GetRequiredService<ISessions>(), app.Services.GetRequiredService<Users>());
        app.UseAntiforgery();
        app.Use(
            (context, next) =>
            {
                if (!IsMissingPage(context))
                {
                    return next(context);
                }

                context.Response.Redirect(ConsolePages.NotFound);
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>Maps the pages of the console and what they load.</summary>
    /// <param name="app">The host.</param>
    public static void Map(WebApplication app)
    {
        app.MapStaticAssets();
        var console = app.MapGroup("").ExcludeFromDescription().WithMetadata(new ConsolePart());
        console.MapGet(ConsolePages.Language, (HttpContext context, string to, string? back) =>
            Keep(context, Preferences.Language, to, back)
        );
        console.MapGet(ConsolePages.Theme, (HttpContext context, string to, string? back) => Keep(context, Preferences.Theme, to, back));
        console.MapPost(ConsolePages.LogOut, async (HttpContext context, IAntiforgery antiforgery, ISessions sessions) =>
        {
            await antiforgery.ValidateRequestAsync(context).ConfigureAwait(false);
            await sessions.EndAsync(context).ConfigureAwait(false);
            return Results.LocalRedirect(ConsolePages.LogIn);
        });
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(r => r.ContentSecurityFrameAncestorsPolicy = null)
            .WithMetadata(new ConsolePart());
    }

    // A person who follows an old link reads a page; programs get the plain answer.
    private static bool IsMissingPage(HttpContext context) =>
        context.GetEndpoint() is null
        && HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static IResult Keep(HttpContext context, string cookie, string value, string? back)
    {
        if (value is "zh" or "en" or Preferences.Dark or Preferences.Light)
        {
            Preferences.Keep(context, cookie, value);
        }

        return Results.LocalRedirect(ConsolePages.Own(back));
    }
}
