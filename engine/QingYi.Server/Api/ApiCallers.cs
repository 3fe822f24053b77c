using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using QingYi.Engine.Access;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Finds out who calls: the holder of a token, the user of a session, or, without users, anybody on this machine.</summary>
/// <param name="options">The options of the host.</param>
/// <param name="users">The users.</param>
/// <param name="tokens">The tokens.</param>
internal sealed class ApiCallers(ServeOptions options, Users users, AccessTokens tokens)
{
    private const string Scheme = "Bearer ";

    /// <summary>Returns who calls; null: it does not say, or what it says is not true.</summary>
    public async Task<Caller?> FindAsync(HttpContext context)
    {
        var (from, cancelled) = (Sessions.From(context), context.RequestAborted);
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var shown = header[Scheme.Length..].Trim();
            return options.Token.Length > 0 && IsSame(shown, options.Token)
                ? new Caller(ServeOptions.TokenName, Role.Administrator, from)
                : await tokens.FindAsync(shown, from, cancelled).ConfigureAwait(false);
        }

        return await SenderAsync(context, from).ConfigureAwait(false) ?? (await FindPersonAsync(context).ConfigureAwait(false))?.Caller;
    }

    /// <summary>
    /// Returns the user of a session with its stamp, or, without users, whoever is on this machine; null: neither.
    /// </summary>
    public async Task<(Caller Caller, string? Stamp)?> FindPersonAsync(HttpContext context)
    {
        var from = Sessions.From(context);
        var session = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme).ConfigureAwait(false);
        if (
            session.Principal?.FindFirstValue(ClaimTypes.Name) is { } name
            && session.Principal.FindFirstValue(Sessions.Stamp) is { } stamp
            && await users.ResumeAsync(name, stamp, from, context.RequestAborted).ConfigureAwait(false) is { } user
        )
        {
            return (user, stamp);
        }

        return
            options is { IsLocal: true, Token.Length: 0 }
            && context.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
            && !await users.AnyAsync(context.RequestAborted).ConfigureAwait(false)
            ? (new Caller(Environment.UserName, Role.Administrator, from), null)
            : null;
    }

    // Webhooks of many vendors cannot send a header and pass the token in the address. Addresses end up in logs, so such a token must
    // allow nothing else.
    private async Task<Caller?> SenderAsync(HttpContext context, string from) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Access>() is { Role: Role.Sender }
        && context.Request.Query["access_token"] is [{ Length: > 0 } shown]
        && await tokens.FindAsync(shown, from, context.RequestAborted).ConfigureAwait(false) is { Role: Role.Sender } sender
            ? sender
            : null;

    private static bool IsSame(string shown, string token) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(shown)),
            SHA256.HashData(Encoding.UTF8.GetBytes(token))
        );
}
