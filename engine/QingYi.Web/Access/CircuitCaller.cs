using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using QingYi.Engine.Access;
using QingYi.Engine.Stores;

namespace QingYi.Web.Access;

/// <summary>Who sits at the browser of a circuit.</summary>
/// <param name="state">Who opened the circuit.</param>
/// <param name="users">The users.</param>
internal sealed class CircuitCaller(AuthenticationStateProvider state, Users users)
{
    /// <summary>Raised, on any thread, when the caller turns out to be known no longer.</summary>
    public event Action? Ended;

    /// <summary>Returns the caller with its role at this moment.</summary>
    /// <exception cref="RefusedException">The user was removed, or has another password or role since.</exception>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<Caller> FindAsync(CancellationToken cancellationToken)
    {
        var user = (await state.GetAuthenticationStateAsync().ConfigureAwait(false)).User;
        var (name, from) = (user.FindFirstValue(ClaimTypes.Name) ?? "", user.FindFirstValue(Claims.From) ?? "");
        var caller =
            user.FindFirstValue(Claims.Stamp) is { } stamp
                ? await users.ResumeAsync(name, stamp, from, cancellationToken).ConfigureAwait(false)
            : name.Length > 0 && !await users.AnyAsync(cancellationToken).ConfigureAwait(false) ? new Caller(name, Role.Administrator, from)
            : null;
        if (caller is null)
        {
            Ended?.Invoke();
            throw new RefusedException(Refusal.Unknown, AccessTexts.SessionEnded);
        }

        return caller;
    }
}
