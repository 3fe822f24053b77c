using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Paging;
using QingYi.Connectors.Http.Signing;

namespace QingYi.Connectors.Http.Calls;

/// <summary>
/// Authenticates calls. It keeps the token of each connection until shortly before the token expires, or until the system rejects it. A
/// token belongs to the connection's fields and not to its name: after a change of the environment the name may mean another account.
/// </summary>
internal sealed class Authenticator
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Ends)> tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> locks = new(StringComparer.Ordinal);

    /// <summary>Returns the token for the recipes; empty if the kind of authentication has none.</summary>
    /// <exception cref="ConnectorException">The system has not returned a token.</exception>
    /// <param name="client">Makes the call.</param>
    /// <param name="auth">How callers authenticate.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="input">The input of recipes.</param>
    /// <param name="pace">Waits before a log-in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<string> TokenAsync(
        HttpClient client,
        AuthDocument auth,
        Connection connection,
        RecipeInput input,
        Func<CancellationToken, Task> pace,
        CancellationToken cancellationToken
    )
    {
        if (!LogsIn(auth, input))
        {
            return "";
        }

        if (Known(connection, input.Now) is { } token)
        {
            return token;
        }

        // A vendor that allows one session at a time would end the session that a concurrent call has just started.
        var mutex = locks.GetOrAdd(connection.Fingerprint, _ => new SemaphoreSlim(1, 1));
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Known(connection, input.Now) is { } fetched)
            {
                return fetched;
            }

            await pace(cancellationToken).ConfigureAwait(false);
            return await LogInAsync(client, auth, connection, input, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            mutex.Release();
        }
    }

    /// <summary>True: calls carry a token that must be fetched first.</summary>
    public static bool LogsIn(AuthDocument auth, RecipeInput input) => Kind(auth, input) is AuthKind.OAuth2 or AuthKind.Login;

    /// <summary>Deletes the token of a connection, because the system has rejected it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="token">The rejected token; a token that was fetched since is kept. Null: any token.</param>
    public void Forget(Connection connection, string? token)
    {
        if (tokens.TryGetValue(connection.Fingerprint, out var known) && (token is null || known.Token == token))
        {
            tokens.TryRemove(KeyValuePair.Create(connection.Fingerprint, known));
        }
    }

    /// <summary>The stored token, even if it has expired; null: none. It is a secret.</summary>
    public string? Kept(Connection connection) => tokens.TryGetValue(connection.Fingerprint, out var known) ? known.Token : null;

    private string? Known(Connection connection, DateTimeOffset now) =>
        tokens.TryGetValue(connection.Fingerprint, out var known) && known.Ends > now ? known.Token : null;

    private async Task<string> LogInAsync(
        HttpClient client,
        AuthDocument auth,
        Connection connection,
        RecipeInput input,
        CancellationToken cancellationToken
    )
    {
        var kind = Kind(auth, input);
        using var message =
            kind == AuthKind.OAuth2
                ? OAuth2(auth, input)
                : new RequestForm(
                    auth.Request ?? throw new ConnectorException(AuthTexts.NoLoginRequest, AuthTexts.AddLoginRequest),
                    new ApiDocument()
                ).Build([], input, null);
        using var response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        if ((int)response.StatusCode is 429 or >= 500)
        {
            throw new TransientException(
                AuthTexts.TokenStatus((int)response.StatusCode, response.ReasonPhrase),
                response.Headers.RetryAfter?.Delta
            );
        }

        try
        {
            using var answer = JsonDocument.Parse(text);
            if (response.IsSuccessStatusCode && answer.RootElement.TextAt(auth.Token) is { Length: > 0 } token)
            {
                var lifetime =
                    double.TryParse(
                        answer.RootElement.TextAt(auth.Expires),
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out var seconds
                    )
                    && seconds > 0
                        ? TimeSpan.FromSeconds(seconds)
                    : Duration.TryParse(auth.Lifetime, out var usual) ? usual
                    : Early;
                tokens[connection.Fingerprint] = (token, input.Now + (lifetime > 2 * Early ? lifetime - Early : lifetime / 2));
                return token;
            }
        }
        catch (JsonException) { }

        // The answer may repeat the credentials of the request, so the message contains only its status.
        throw new ConnectorException(
            AuthTexts.NoToken((int)response.StatusCode, response.ReasonPhrase, auth.Token),
            AuthTexts.CheckCredentialsAndTokenUrl
        );
    }

    /// <summary>Adds the credentials to a request.</summary>
    public static void Apply(HttpRequestMessage message, AuthDocument auth, RecipeInput input)
    {
        switch (Kind(auth, input))
        {
            case AuthKind.Basic:
                message.Headers.Authorization = new AuthenticationHeaderValue(
                    "Basic",
                    Convert.ToBase64String(
                        Encoding.UTF8.GetBytes($"{new Recipe(auth.Username).Render(input)}:{new Recipe(auth.Password).Render(input)}")
                    )
                );
                break;
            case AuthKind.Bearer:
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", new Recipe(auth.Value).Render(input));
                break;
            case AuthKind.ApiKey:
                var (name, key) = (new Recipe(auth.Name).Render(input), new Recipe(auth.Value).Render(input));
                if (new Recipe(auth.In).Render(input).Equals(nameof(Place.Query), StringComparison.OrdinalIgnoreCase))
                {
                    var pair = $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(key)}";
                    message.RequestUri = new UriBuilder(message.RequestUri!)
                    {
                        Query = message.RequestUri!.Query.Length > 1 ? $"{message.RequestUri.Query[1..]}&{pair}" : pair,
                    }.Uri;
                }
                else
                {
                    message.Headers.TryAddWithoutValidation(name.Length > 0 ? name : "X-Api-Key", key);
                }

                break;
            case AuthKind.OAuth2 or AuthKind.Login when auth.Header.Length > 0:
                message.Headers.TryAddWithoutValidation(auth.Header, auth.Prefix + input.Token);
                break;
            default:
                break;
        }
    }

    private static AuthKind Kind(AuthDocument auth, RecipeInput input) =>
        Enum.TryParse<AuthKind>(new Recipe(auth.Kind).Render(input), ignoreCase: true, out var kind)
            ? kind
            : throw new ConnectorException(
                AuthTexts.UnknownKind(new Recipe(auth.Kind).Render(input)),
                AuthTexts.KnownKinds(Enum.GetNames<AuthKind>())
            );

    private static HttpRequestMessage OAuth2(AuthDocument auth, RecipeInput input)
    {
        var form = new JsonObject
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = new Recipe(auth.ClientId).Render(input),
            ["client_secret"] = new Recipe(auth.ClientSecret).Render(input),
        };
        if (new Recipe(auth.Scope).Render(input) is { Length: > 0 } scope)
        {
            form["scope"] = scope;
        }

        return new RequestForm(new RequestDocument { Url = auth.TokenUrl, Body = BodyKind.Form }, new ApiDocument()).Build(
            form,
            input,
            null
        );
    }
}
