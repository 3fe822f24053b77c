using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Requests a token.</summary>
/// <param name="Name">The holder of the token.</param>
/// <param name="Role">What the holder may do; sender by default.</param>
/// <param name="Schemes">The schemes to which the holder is limited; missing or empty: all.</param>
/// <param name="Expires">When the token ends; missing: never.</param>
internal sealed record TokenRequest(
    string Name,
    Role Role = Role.Sender,
    IReadOnlyList<string>? Schemes = null,
    DateTimeOffset? Expires = null
);
