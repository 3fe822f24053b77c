using QingYi.Engine.Documents;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Environments;

/// <summary>The OpenID Connect provider through which users log in: <c>oidc</c> of <c>host</c>. The host reads it when it starts.</summary>
/// <param name="Authority">The address of the provider, whose <c>/.well-known/openid-configuration</c> describes it.</param>
/// <param name="ClientId">The id under which the provider knows this host.</param>
/// <param name="ClientSecret">The secret for it.</param>
/// <param name="NameClaim">The claim with the name of the user; <c>preferred_username</c> by default.</param>
/// <param name="NewUsers">The role with which users are added who log in for the first time; null, the default: they are refused.</param>
public sealed record IdentityProviderConfig(Uri Authority, string ClientId, string ClientSecret, string NameClaim, Role? NewUsers)
{
    internal static IdentityProviderConfig? Read(
        MappingReader reader,
        Func<SchemeNode, string> substitute,
        SecretMask mask,
        ProblemList problems
    )
    {
        string Value(string key) => reader.Node(key) is { } value ? substitute(value) : "";
        var (authority, clientId, secret) = (Value("authority"), Value("clientId"), Value("clientSecret"));
        var (claim, role) = (reader.Text("nameClaim") ?? "preferred_username", reader.Text("newUsers"));
        mask.Add(secret);
        reader.Done();
        if (
            !Uri.TryCreate(authority, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
        {
            problems.Error("QY1012", reader.PositionOf("authority"), EnvironmentTexts.NoAuthority);
            return null;
        }

        if (clientId.Length == 0 || secret.Length == 0)
        {
            problems.Error("QY1004", reader.Position, EnvironmentTexts.IncompleteProvider);
            return null;
        }

        var known = Enum.GetValues<Role>().Where(r => r != Role.Sender).ToDictionary(r => $"{r}".ToLowerInvariant());
        if (role is not null && !known.ContainsKey(role))
        {
            problems.Error("QY1012", reader.PositionOf("newUsers"), EnvironmentTexts.UnknownRole(role, [.. known.Keys]));
        }

        return new IdentityProviderConfig(
            address,
            clientId,
            secret,
            claim,
            role is not null && known.TryGetValue(role, out var given) ? given : null
        );
    }
}
