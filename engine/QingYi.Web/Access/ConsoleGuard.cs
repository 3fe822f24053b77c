using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using QingYi.Engine.Access;
using QingYi.Web.Parts;

namespace QingYi.Web.Access;

/// <summary>Lets only callers who are known reach the pages, and the circuits behind them.</summary>
internal static class ConsoleGuard
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] Open = [ConsolePages.LogIn, ConsolePages.SetUp, ConsolePages.Language, ConsolePages.Theme];

    public static void Use(IApplicationBuilder app, ISessions sessions, Users users) =>
        app.UseWhen(
            c => IsConsole(c),
            console =>
                console.Use(
                    async (context, next) =>
                    {
                        var headers = context.Response.Headers;
                        headers.ContentSecurityPolicy = Policy;
                        headers.XContentTypeOptions = "nosniff";
                        headers["Referrer-Policy"] = "same-origin";
                        if (IsForeign(context.Request))
                        {
                            context.Response.StatusCode = StatusCodes.Status403Forbidden;
                            return;
                        }

                        if (await sessions.FindAsync(context).ConfigureAwait(false) is var (caller, stamp))
                        {
                            context.User = Claims.Of(caller, stamp);
                        }
                        else if (!Open.Contains(context.Request.Path.Value, StringComparer.OrdinalIgnoreCase))
                        {
                            await RefuseAsync(context, users).ConfigureAwait(false);
                            return;
                        }

                        await next(context).ConfigureAwait(false);
                    }
                )
        );

    // What the browser loads for a page says nothing of the host.
    private static bool IsConsole(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ConsolePart>() is not null || context.Request.Path.StartsWithSegments("/_blazor");

    // A page of another site in somebody's browser must not open a circuit with the cookies of this one.
    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && (!Uri.TryCreate(origin, UriKind.Absolute, out var site) || site.Authority != request.Host.Value);

    private static async Task RefuseAsync(HttpContext context, Users users)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/_blazor"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var page = await users.AnyAsync(context.RequestAborted).ConfigureAwait(false) ? ConsolePages.LogIn : ConsolePages.SetUp;
        context.Response.Redirect(ConsolePages.With(page, "back", context.Request.Path + context.Request.QueryString));
    }
}
