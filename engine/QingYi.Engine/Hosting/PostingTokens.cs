using System.Security.Cryptography;
using System.Text;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Tokens for programs that post records to a scheme (webhooks). A token allows nothing else. The store contains only its hash, and it can
/// be revoked.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class PostingTokens(RecordStore store, TimeProvider clock)
{
    private const string Prefix = "qyp_";
    private const int Bytes = 32;
    private const int LongestName = 64;

    /// <summary>Creates a token.</summary>
    /// <param name="scheme">The scheme to which the token's holder can post records.</param>
    /// <param name="name">The name of the token: 1 to 64 letters, digits, '.', '_' and '-'.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token. It cannot be shown again.</returns>
    /// <exception cref="RefusedException">The name is invalid, or exists already.</exception>
    public async Task<string> CreateAsync(string scheme, string? name, CancellationToken cancellationToken)
    {
        if (name is not { Length: > 0 and <= LongestName } || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            throw new RefusedException(Refusal.Wrong, HostingTexts.TokenNameInvalid(name, LongestName));
        }

        var token = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return await store
            .AddTokenAsync(new PostingToken(scheme, name, clock.GetUtcNow()), Hash(token), cancellationToken)
            .ConfigureAwait(false)
            ? token
            : throw new RefusedException(Refusal.Conflict, HostingTexts.TokenExists(scheme, name));
    }

    /// <summary>Returns the tokens of a scheme, by name and without their texts, which the store does not contain.</summary>
    public Task<IReadOnlyList<PostingToken>> ListAsync(string scheme, CancellationToken cancellationToken) =>
        store.TokensAsync(scheme, cancellationToken);

    /// <summary>Revokes a token: the host rejects it from now on.</summary>
    /// <exception cref="RefusedException">The scheme has no token with this name.</exception>
    public async Task RevokeAsync(string scheme, string name, CancellationToken cancellationToken)
    {
        if (!await store.RemoveTokenAsync(scheme, name, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false))
        {
            throw new RefusedException(Refusal.NotFound, HostingTexts.NoToken(scheme, name));
        }
    }

    /// <summary>Whether a token allows posting records to a scheme.</summary>
    public async Task<bool> IsGoodAsync(string scheme, string token, CancellationToken cancellationToken) =>
        token.StartsWith(Prefix, StringComparison.Ordinal)
        && await store.HasTokenAsync(scheme, Hash(token), cancellationToken).ConfigureAwait(false);

    // The token has 256 random bits, so nobody can recover it from the hash; the store looks up the hash, so no code compares tokens byte
    // by byte.
    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
