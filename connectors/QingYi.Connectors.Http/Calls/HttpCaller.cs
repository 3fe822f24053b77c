using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Signing;

namespace QingYi.Connectors.Http.Calls;

/// <summary>Makes the calls of one connection: signed, with a token where there is one, with faults told apart.</summary>
internal sealed class HttpCaller : IDisposable
{
    private const int FewAttempts = 4;
    private readonly HttpClient client;
    private readonly ConnectorDocument vendor;
    private readonly Connection connection;
    private readonly Authenticator authenticator;
    private readonly TimeProvider clock;
    private readonly Func<CancellationToken, Task> pace;

    /// <param name="vendor">The vendor's ways.</param>
    /// <param name="connection">Address and credentials.</param>
    /// <param name="authenticator">Keeps tokens.</param>
    /// <param name="clock">The engine's clock.</param>
    /// <param name="pace">Waits before calls that the engine does not know of; null: does not.</param>
    public HttpCaller(
        ConnectorDocument vendor,
        Connection connection,
        Authenticator authenticator,
        TimeProvider clock,
        Func<CancellationToken, Task>? pace = null
    )
    {
        this.pace = pace ?? (_ => Task.CompletedTask);
        this.vendor = vendor;
        this.connection = connection;
        this.authenticator = authenticator;
        this.clock = clock;
        client = new HttpClient(
            new SocketsHttpHandler
            {
                AutomaticDecompression = DecompressionMethods.All,

                // A POST that is sent on becomes a GET without its body, and credentials would go to whoever is named.
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(15),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Duration.TryParse(connection.Option("timeout"), out var span) ? span : TimeSpan.FromSeconds(60),
        };
    }

    /// <summary>How often the connection may be called; null: as often as you like.</summary>
    public RateLimit? RateLimit
    {
        get
        {
            if (vendor.RateLimit is not { } rate || !Duration.TryParse(rate.Per, out var per))
            {
                return null;
            }

            var text = new Recipe(rate.Calls).Render(Input("", ""));
            if (text.Length == 0)
            {
                return null;
            }

            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var calls) || calls <= 0)
            {
                throw new ConnectorException(
                    $"the connection's rate of calls is '{text}', which is no number above 0",
                    "Correct the connection in the environment file."
                );
            }

            return calls < 1 ? new RateLimit(1, per / (double)calls) : new RateLimit((int)calls, per);
        }
    }

    /// <summary>Waits until the connection may be called once more than the engine knows of.</summary>
    public Task PaceAsync(CancellationToken cancellationToken) => pace(cancellationToken);

    /// <summary>The engine's time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Makes a call and has its answer read.</summary>
    /// <param name="api">The api.</param>
    /// <param name="body">Its parameters.</param>
    /// <param name="address">The whole address, where an answer gave it.</param>
    /// <param name="document">Names the document that is sent; empty for reads.</param>
    /// <param name="read">Reads the answer, whatever its status, within the connection's <c>timeout</c>. It gets the token that the call
    /// showed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<T> CallAsync<T>(
        ApiDocument api,
        JsonObject body,
        string? address,
        string document,
        Func<HttpResponseMessage, string, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        var host = "";
        try
        {
            for (var again = false; ; again = true)
            {
                var input = Input(api.Api, document);
                input = input with
                {
                    Token = await authenticator
                        .TokenAsync(client, vendor.Auth, connection, input, pace, cancellationToken)
                        .ConfigureAwait(false),
                };
                using var message = new RequestForm(api.Request ?? vendor.Request, api).Build(body, input, address);
                host = message.RequestUri!.Host;
                Authenticator.Apply(message, vendor.Auth, input);

                // The client's own limit ends with the headers; an answer that stops in the middle must not hold a run for ever. What the
                // engine waits for itself counts for neither.
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(client.Timeout);
                using var response = await client
                    .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                    .ConfigureAwait(false);
                if ((int)response.StatusCode is >= 300 and < 400)
                {
                    throw new ConnectorException(
                        $"{api.Api}: HTTP {(int)response.StatusCode}: the address is redirected to {Shown(response.Headers.Location)}",
                        "Correct 'url' of the connection or the path: requests are not sent on."
                    );
                }

                if (again || response.StatusCode != HttpStatusCode.Unauthorized || input.Token.Length == 0)
                {
                    return await read(response, input.Token, limit.Token).ConfigureAwait(false);
                }

                authenticator.Forget(connection, input.Token);
                await pace(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransientException($"{api.Api}: no answer within {Duration.Format(client.Timeout)}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw TlsFault.Of(e, host) ?? new TransientException($"{api.Api}: {host}: {Causes(e)}", innerException: e);
        }
        catch (UnreadableAnswerException e)
        {
            throw new TransientException($"{api.Api}: {Hide(e.Message)}", attempts: e.MayBeCutOff ? null : FewAttempts, innerException: e);
        }
    }

    /// <summary>
    /// Logs in where there is a log-in; otherwise sees that the address answers. Which calls are let in only a call shows.
    /// </summary>
    public async Task<string> TestAsync(CancellationToken cancellationToken)
    {
        var address = connection.Option("url") ?? "";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new ConnectorException("the connection has no address that can be called", "Correct 'url' of the connection: https://….");
        }

        try
        {
            authenticator.Forget(connection, null);
            if (
                (
                    await authenticator
                        .TokenAsync(client, vendor.Auth, connection, Input("", ""), pace, cancellationToken)
                        .ConfigureAwait(false)
                ).Length > 0
            )
            {
                return $"已登录 logged in at {url.Host}";
            }

            using var message = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return $"{url.Host} 有应答 answers; 凭据由实际调用检验 credentials are tried by a call: qingyi check FILE --connect";
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw TlsFault.Of(e, url.Host) ?? new TransientException($"{url.Host}: {Causes(e)}", innerException: e);
        }
    }

    /// <summary>The token was refused: it is forgotten, and the call made once more.</summary>
    /// <param name="what">What the vendor answers.</param>
    /// <param name="token">The token that the call showed; one that was fetched since stays.</param>
    public Exception LoginAgain(string what, string token)
    {
        authenticator.Forget(connection, token);
        return Authenticator.LogsIn(vendor.Auth, Input("", ""))
            ? new TransientException(what, TimeSpan.Zero, attempts: 2)
            : new ConnectorException(what, "Check the connection's credentials.");
    }

    public void Dispose() => client.Dispose();

    /// <summary>
    /// The text of an answer in the charset that it names, for people: what is not of the charset is shown as U+FFFD, and secrets as ***.
    /// </summary>
    public async Task<string> TextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var charset =
            Charset.Of(response, isStrict: false) is { } named && !(named.IsSingleByte && Utf8.IsValid(bytes)) ? named : Encoding.UTF8;
        return Hide(charset.GetString(bytes).TrimStart('\uFEFF'));
    }

    /// <summary>A text of the vendor without secrets of the connection and without its token.</summary>
    public string Hide(string text)
    {
        foreach (
            var secret in vendor
                .Secrets.Select(connection.Option)
                .Append(authenticator.Kept(connection))
                .OfType<string>()
                .Where(s => s.Length > 3)
        )
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The address of a next page, which must lie on the same host; the key in its query is taken out.</summary>
    /// <exception cref="ConnectorException">It lies elsewhere.</exception>
    public string NextAddress(string next, Uri current)
    {
        var address = new Uri(current, next);
        if (address.Scheme != current.Scheme || address.Authority != current.Authority)
        {
            throw new ConnectorException(
                $"the answer names {Shown(address)} as its next page, which is another host",
                "Correct the connection's 'url' if the vendor has moved; credentials are not sent elsewhere."
            );
        }

        var key = new Recipe(vendor.Auth.Name).Render(Input("", ""));
        var query = string.Join(
            '&',
            address
                .Query.TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Where(p => key.Length == 0 || !p.StartsWith(key + "=", StringComparison.Ordinal))
        );
        return new UriBuilder(address) { Query = query }.Uri.ToString();
    }

    // The outer message often says no more than that there is an inner one.
    private static string Causes(Exception exception) =>
        exception.InnerException is { } inner
        && exception.Message.Split(", see inner exception") is [var before, ..] parts
        && parts.Length > 1
            ? $"{before}: {Causes(inner)}"
            : exception.Message;

    private static string Shown(Uri? address) =>
        address is { IsAbsoluteUri: true } ? address.GetLeftPart(UriPartial.Path) : address?.ToString().Split('?')[0] ?? "nowhere";

    private RecipeInput Input(string api, string document) => new(connection.Options, api) { Now = clock.GetUtcNow(), Document = document };
}
