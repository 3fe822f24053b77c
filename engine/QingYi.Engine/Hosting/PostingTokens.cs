using System.Security.Cryptography;
using System.Text;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Tokens for those who post records to a scheme (webhooks). A token is good for that and for nothing else; the store keeps its hash alone,
/// and it can be taken back.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class PostingTokens(RecordStore store, TimeProvider clock)
{
    private const string Prefix = "qyp_";
    private const int Bytes = 32;
    private const int LongestName = 64;

    /// <summary>Makes a token.</summary>
    /// <param name="scheme">The scheme that records may be posted to.</param>
    /// <param name="name">Who gets it: 1 to 64 letters, digits, '.', '_' and '-'.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The token, which nobody can show again.</returns>
    /// <exception cref="RefusedException">The name is wrong, or taken.</exception>
    public async Task<string> CreateAsync(string scheme, string? name, CancellationToken cancellationToken)
    {
        if (name is not { Length: > 0 and <= LongestName } || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            throw new RefusedException(
                Refusal.Wrong,
                $"'{name}' cannot be the name of a token. Use 1 to {LongestName} letters, digits, '.', '_' and '-'."
            );
        }

        var token = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return await store
            .AddTokenAsync(new PostingToken(scheme, name, clock.GetUtcNow()), Hash(token), cancellationToken)
            .ConfigureAwait(false)
            ? token
            : throw new RefusedException(
                Refusal.Conflict,
                $"the scheme '{scheme}' has a token '{name}' already. Revoke it first, or choose another name."
            );
    }

    /// <summary>The tokens of a scheme by name; their texts are not known.</summary>
    public Task<IReadOnlyList<PostingToken>> ListAsync(string scheme, CancellationToken cancellationToken) =>
        store.TokensAsync(scheme, cancellationToken);

    /// <summary>Takes a token back: it is good for nothing from now on.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public async Task RevokeAsync(string scheme, string name, CancellationToken cancellationToken)
    {
        if (!await store.RemoveTokenAsync(scheme, name, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false))
        {
            throw new RefusedException(Refusal.NotFound, $"the scheme '{scheme}' has no token '{name}'.");
        }
    }

    /// <summary>Whether records may be posted to a scheme with a token.</summary>
    public async Task<bool> IsGoodAsync(string scheme, string token, CancellationToken cancellationToken) =>
        token.StartsWith(Prefix, StringComparison.Ordinal)
        && await store.HasTokenAsync(scheme, Hash(token), cancellationToken).ConfigureAwait(false);

    // Of 256 random bits the hash alone gives nothing back, and no two are compared byte by byte: the store looks for the hash.
    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
