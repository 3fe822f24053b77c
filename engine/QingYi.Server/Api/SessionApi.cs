using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;
using QingYi.Web.Parts;

namespace QingYi.Server.Api;

/// <summary>Logs users in and out. A session is a cookie that pages of other sites cannot use.</summary>
internal static class SessionApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/session", LogInAsync)
            .ForEverybody()
            .Accepts<LogInRequest>("application/json")
            .Produces<SessionView>()
            .ProducesProblem(401)
            .ProducesProblem(429)
            .WithSummary("Logs a user in; the answer sets the cookie of the session. 429 after too many failures, with Retry-After.");
        api.MapGet("/session/oidc", async (string? back, IAuthenticationSchemeProvider schemes) =>
                await schemes.GetSchemeAsync(OpenIdConnectDefaults.AuthenticationScheme).ConfigureAwait(false) is { } oidc
                    ? Results.Challenge(
                        new AuthenticationProperties { RedirectUri = back is null ? ApiPage.Address : ConsolePages.Own(back) },
                        [oidc.Name]
                    )
                    : ApiErrors.NotFound(ApiTexts.NoProvider)
            )
            .ForEverybody()
            .Produces(302)
            .ProducesProblem(404)
            .WithSummary("Sends a browser to the identity provider to log in; it comes back, to 'back', with the cookie of a session.");
        api.MapGet("/session", async (Caller caller, Users users, CancellationToken token) =>
                Results.Ok(SessionView.Of(caller, await users.AnyAsync(token).ConfigureAwait(false)))
            )
            .ForEach(Role.Sender)
            .Produces<SessionView>()
            .WithSummary("Says who calls, and what the caller may do.");
        api.MapDelete("/session", async (Caller caller, HttpContext context, Users users, CancellationToken token) =>
            {
                await users.LogOutAsync(caller, token).ConfigureAwait(false);
                await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme).ConfigureAwait(false);
                return Results.NoContent();
            })
            .ForEach(Role.Sender)
            .Produces(204)
            .WithSummary("Logs the user out.");
        api.MapPut("/session/password", async (Caller caller, HttpContext context, Users users, CancellationToken token) =>
            {
                var given = await JsonBody.ReadAsync<PasswordRequest>(context.Request).ConfigureAwait(false);
                var user = await users.ChangePasswordAsync(caller, given.Old, given.Password, token).ConfigureAwait(false);
                await SignInAsync(context, user).ConfigureAwait(false);
                return Results.NoContent();
            })
            .For(Role.Viewer)
            .Accepts<PasswordRequest>("application/json")
            .Produces(204)
            .ProducesProblem(400)
            .ProducesProblem(401)
            .WithSummary("Changes the own password. The other sessions of the user end.");
    }

    private static async Task<IResult> LogInAsync(HttpContext context, Users users, CancellationToken token)
    {
        var given = await JsonBody.ReadAsync<LogInRequest>(context.Request).ConfigureAwait(false);
        var user = await users.LogInAsync(given.Name, given.Password, Sessions.From(context), token).ConfigureAwait(false);
        await SignInAsync(context, user).ConfigureAwait(false);
        return Results.Ok(new SessionView(user.Name, user.Role, [], HasUsers: true));
    }

    private static Task SignInAsync(HttpContext context, User user) =>
        context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Sessions.Identity(user));
}
