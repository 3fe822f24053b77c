using System.Security.Claims;
using QingYi.Engine.Access;

namespace QingYi.Web.Access;

/// <summary>What a circuit remembers of who opened it. The role is asked for anew at each call.</summary>
internal static class Claims
{
    public const string Stamp = "stamp";
    public const string From = "from";

    /// <summary>The identity of a caller.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="stamp">The stamp of its session; null: it needs none on this machine.</param>
    public static ClaimsPrincipal Of(Caller caller, string? stamp) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.Name, caller.Name),
                    new Claim(From, caller.From),
                    .. stamp is null ? Array.Empty<Claim>() : [new Claim(Stamp, stamp)],
                ],
                "QingYi"
            )
        );
}
