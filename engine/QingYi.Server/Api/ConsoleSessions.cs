using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;
using QingYi.Web.Access;

namespace QingYi.Server.Api;

/// <summary>The sessions of the console: those of the API.</summary>
/// <param name="callers">Finds out who calls.</param>
/// <param name="users">The users.</param>
/// <param name="provider">The identity provider; null: users log in with passwords only.</param>
internal sealed class ConsoleSessions(ApiCallers callers, Users users, IdentityProviderConfig? provider) : ISessions
{
    public string? Provider => provider is null ? null : "/api/v1/session/oidc";

    public Task<(Caller Caller, string? Stamp)?> FindAsync(HttpContext context) => callers.FindPersonAsync(context);

    public string From(HttpContext context) => Sessions.From(context);

    public Task BeginAsync(HttpContext context, User user) =>
        context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Sessions.Identity(user));

    public async Task EndAsync(HttpContext context)
    {
        if (await callers.FindPersonAsync(context).ConfigureAwait(false) is var (caller, _))
        {
            await users.LogOutAsync(caller, context.RequestAborted).ConfigureAwait(false);
        }

        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme).ConfigureAwait(false);
    }
}
