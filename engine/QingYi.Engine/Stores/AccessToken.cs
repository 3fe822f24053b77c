namespace QingYi.Engine.Stores;

/// <summary>A token with which a program calls the API, without its text.</summary>
/// <param name="Name">The name of the token, usually that of its holder.</param>
/// <param name="Role">What the holder may do.</param>
/// <param name="Schemes">The schemes to which the holder is limited; empty: all of them, and the host.</param>
/// <param name="Made">When the token was created.</param>
/// <param name="MadeBy">Who created it; empty: unknown.</param>
/// <param name="Expires">When it ends; null: never.</param>
public sealed record AccessToken(
    string Name,
    Role Role,
    IReadOnlyList<string> Schemes,
    DateTimeOffset Made,
    string MadeBy,
    DateTimeOffset? Expires
);
