using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Access;

/// <summary>
/// Tokens with which programs call the API: each with a role, limited to some schemes or not, for ever or until a time. The store contains
/// only their hashes.
/// </summary>
/// <param name="store">The users and tokens.</param>
/// <param name="clock">The engine's clock.</param>
public sealed partial class AccessTokens(AccessStore store, TimeProvider clock)
{
    private const string Prefix = "qyp_";
    private const int Bytes = 32;
    private const int LongestName = 64;
    private const int LongestSchemes = 600;

    /// <summary>Creates a token. An author may create senders of a scheme; every other token needs an administrator.</summary>
    /// <param name="caller">Who creates it.</param>
    /// <param name="name">The name of the token: 1 to 64 letters, digits, '.', '_' and '-'; one of a name for the same schemes.</param>
    /// <param name="role">What its holder may do.</param>
    /// <param name="schemes">The schemes to which the holder is limited; empty: all, and the host.</param>
    /// <param name="expires">When the token ends; null: never.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token. It cannot be shown again.</returns>
    /// <exception cref="RefusedException">The caller may not, a value is invalid, or the name exists already.</exception>
    public async Task<string> CreateAsync(
        Caller caller,
        string? name,
        Role role,
        IReadOnlyList<string> schemes,
        DateTimeOffset? expires,
        CancellationToken cancellationToken
    )
    {
        RequireMaker(caller, role, schemes);
        var now = clock.GetUtcNow();
        if (name is not { Length: > 0 and <= LongestName } || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            throw Wrong(AccessTexts.TokenNameInvalid(name, LongestName));
        }

        if (role == Role.Sender && schemes.Count == 0)
        {
            throw Wrong(AccessTexts.SenderNeedsSchemes);
        }

        if (schemes.FirstOrDefault(s => !SchemeId().IsMatch(s)) is { } odd)
        {
            throw Wrong(AccessTexts.TokenSchemesInvalid(odd));
        }

        if (schemes.Sum(s => s.Length + 1) > LongestSchemes)
        {
            throw Wrong(AccessTexts.TooManySchemes(LongestSchemes));
        }

        if (expires <= now)
        {
            throw Wrong(AccessTexts.ExpiresBefore(expires.Value));
        }

        var text = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var token = new AccessToken(name, role, schemes, now, caller.Name, expires);
        var entry = Entry(caller, schemes, AccessTexts.TokenMade(name, role, schemes));
        return await store.AddTokenAsync(token, Hash(text), entry, cancellationToken).ConfigureAwait(false)
            ? text
            : throw new RefusedException(Refusal.Conflict, AccessTexts.TokenExists(name, schemes));
    }

    /// <summary>Returns all tokens by name, without their texts, which the store does not contain.</summary>
    /// <exception cref="RefusedException">The caller is no administrator.</exception>
    public Task<IReadOnlyList<AccessToken>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.Require(Role.Administrator);
        return store.TokensAsync(cancellationToken);
    }

    /// <summary>Returns the tokens that are limited to a scheme alone, by name.</summary>
    /// <exception cref="RefusedException">The caller is no author.</exception>
    public async Task<IReadOnlyList<AccessToken>> ListAsync(Caller caller, string scheme, CancellationToken cancellationToken)
    {
        caller.Require(Role.Author, scheme);
        return [.. (await store.TokensAsync(cancellationToken).ConfigureAwait(false)).Where(t => t.Schemes is [var one] && one == scheme)];
    }

    /// <summary>Revokes a token: the host rejects it from now on.</summary>
    /// <param name="caller">Who revokes it.</param>
    /// <param name="name">The name of the token.</param>
    /// <param name="schemes">The schemes to which it is limited.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The caller may not, or there is no such token.</exception>
    public async Task RevokeAsync(Caller caller, string name, IReadOnlyList<string> schemes, CancellationToken cancellationToken)
    {
        var tokens = await store.TokensAsync(cancellationToken).ConfigureAwait(false);
        var found = tokens.FirstOrDefault(t => t.Name == name && t.Schemes.ToHashSet(StringComparer.Ordinal).SetEquals(schemes));
        RequireMaker(caller, found?.Role ?? Role.Sender, schemes);
        var entry = Entry(caller, schemes, AccessTexts.TokenRevoked(name, schemes));
        if (found is null || !await store.RemoveTokenAsync(name, schemes, entry, cancellationToken).ConfigureAwait(false))
        {
            throw new RefusedException(Refusal.NotFound, AccessTexts.NoToken(name, schemes));
        }
    }

    /// <summary>Returns the holder of a token; null: it is none of this host, or has ended.</summary>
    /// <param name="text">The token.</param>
    /// <param name="from">The address of the caller.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<Caller?> FindAsync(string text, string from, CancellationToken cancellationToken) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
        && await store.FindTokenAsync(Hash(text), cancellationToken).ConfigureAwait(false) is { } token
        && !(token.Expires <= clock.GetUtcNow())
            ? new Caller($"token:{token.Name}", token.Role, from) { Schemes = token.Schemes }
            : null;

    private static void RequireMaker(Caller caller, Role role, IReadOnlyList<string> schemes)
    {
        if (role == Role.Sender && schemes is [var one])
        {
            caller.Require(Role.Author, one);
        }
        else
        {
            caller.Require(Role.Administrator);
        }
    }

    private AuditEntry Entry(Caller caller, IReadOnlyList<string> schemes, LocalizedText action) =>
        new(caller.Stamp(clock.GetUtcNow()), schemes is [var one] ? one : "", action);

    private static RefusedException Wrong(LocalizedText why) => new(Refusal.Wrong, why);

    // The token has 256 random bits, so nobody can recover it from the hash; the store looks up the hash, so no code compares tokens byte
    // by byte.
    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,63}$")]
    private static partial Regex SchemeId();
}
