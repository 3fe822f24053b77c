using Microsoft.AspNetCore.Http;
using QingYi.Engine.Access;
using QingYi.Engine.Stores;

namespace QingYi.Web.Access;

/// <summary>The sessions of the host, which its API shares with the console.</summary>
public interface ISessions
{
    /// <summary>The address at which an identity provider logs users in; null: there is none.</summary>
    string? Provider { get; }

    /// <summary>Returns who calls; null: nobody who is known.</summary>
    Task<Caller?> FindAsync(HttpContext context);

    /// <summary>The stamp of the session with which a request comes; null: it has none.</summary>
    Task<string?> StampAsync(HttpContext context);

    /// <summary>The address from which a request comes.</summary>
    string From(HttpContext context);

    /// <summary>Begins the session of a user.</summary>
    Task BeginAsync(HttpContext context, User user);

    /// <summary>Ends the session of the caller.</summary>
    Task EndAsync(HttpContext context);
}
