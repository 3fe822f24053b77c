using Microsoft.AspNetCore.Http;
using QingYi.Engine.Access;
using QingYi.Engine.Stores;

namespace QingYi.Web.Access;

/// <summary>The sessions of the host, which its API shares with the console.</summary>
public interface ISessions
{
    /// <summary>The address at which an identity provider logs users in; null: there is none.</summary>
    string? Provider { get; }

    /// <summary>
    /// Returns the person who calls, and the stamp of the session, or null where this machine needs none; null: nobody who is known. Tokens
    /// are for programs and open no page.
    /// </summary>
    Task<(Caller Caller, string? Stamp)?> FindAsync(HttpContext context);

    /// <summary>The address from which a request comes.</summary>
    string From(HttpContext context);

    /// <summary>Begins the session of a user.</summary>
    Task BeginAsync(HttpContext context, User user);

    /// <summary>Ends the session of the caller.</summary>
    Task EndAsync(HttpContext context);
}
