using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Signing;

namespace QingYi.Connectors.Http.Calls;

/// <summary>Makes the calls of one connection: signs them, adds the token if there is one, and classifies faults.</summary>
internal sealed class HttpCaller : IDisposable
{
    private const int FewAttempts = 4;
    private readonly HttpClient client;
    private readonly ConnectorDocument vendor;
    private readonly Connection connection;
    private readonly Authenticator authenticator;
    private readonly TimeProvider clock;
    private readonly Func<CancellationToken, Task> pace;

    /// <param name="vendor">The vendor's manifest.</param>
    /// <param name="connection">The address and the credentials.</param>
    /// <param name="authenticator">Keeps tokens.</param>
    /// <param name="clock">The engine's clock.</param>
    /// <param name="pace">Waits before calls that the engine does not count; null: does not wait.</param>
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

                // A redirected POST becomes a GET without its body, and credentials would go to any host that the redirect names.
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(15),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Duration.TryParse(connection.Option("timeout"), out var span) ? span : TimeSpan.FromSeconds(60),
        };
    }

    /// <summary>The rate limit of the connection; null: none.</summary>
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
                throw new ConnectorException(CallTexts.RateInvalid(text), CallTexts.CorrectConnection);
            }

            return calls < 1 ? new RateLimit(1, per / (double)calls) : new RateLimit((int)calls, per);
        }
    }

    /// <summary>Receives each call of an api; null: nobody wants to see them.</summary>
    public Action<Exchange>? Observe { get; init; }

    /// <summary>Waits until the rate limit allows a call that the engine does not count.</summary>
    public Task PaceAsync(CancellationToken cancellationToken) => pace(cancellationToken);

    /// <summary>The time of the engine's clock.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Makes a call and passes its answer to a reader.</summary>
    /// <param name="api">The api.</param>
    /// <param name="body">Its parameters.</param>
    /// <param name="address">The complete address, if an answer gave it.</param>
    /// <param name="document">Identifies the document that is sent; empty for reads.</param>
    /// <param name="read">Reads the answer, whatever its status, within the connection's <c>timeout</c>. It gets the token of the
    /// call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
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

                // The client's own limit ends with the headers; an answer that stops in the middle must not block a run for ever. The
                // time that the call waits for the rate limit does not count.
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(client.Timeout);
                using var response = await SendAsync(message, limit.Token).ConfigureAwait(false);
                if ((int)response.StatusCode is >= 300 and < 400)
                {
                    throw new ConnectorException(
                        CallTexts.Redirected(api.Api, (int)response.StatusCode, Shown(response.Headers.Location)),
                        CallTexts.CorrectRedirectedUrl
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
            throw new TransientException(CallTexts.NoAnswer(api.Api, Duration.Format(client.Timeout)));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw TlsFault.Of(e, host) ?? new TransientException(LocalizedText.Of(Causes(e)).At(host).At(api.Api), innerException: e);
        }
        catch (UnreadableAnswerException e)
        {
            throw new TransientException(e.Text.Select(Hide).At(api.Api), attempts: e.MayBeCutOff ? null : FewAttempts, innerException: e);
        }
    }

    /// <summary>
    /// Logs in if the connection has a log-in; otherwise checks that the address responds. Other credentials are only tested by a call.
    /// </summary>
    public async Task<LocalizedText> TestAsync(CancellationToken cancellationToken)
    {
        var address = connection.Option("url") ?? "";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new ConnectorException(CallTexts.ConnectionUrlInvalid, CallTexts.CorrectConnectionUrl);
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
                return CallTexts.LoggedIn(url.Host);
            }

            using var message = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return CallTexts.Responds(url.Host);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw TlsFault.Of(e, url.Host) ?? new TransientException(LocalizedText.Of(Causes(e)).At(url.Host), innerException: e);
        }
    }

    /// <summary>Deletes a rejected token and returns the exception with which the engine repeats the call.</summary>
    /// <param name="what">The vendor's answer.</param>
    /// <param name="token">The token of the call; a token that was fetched since is kept.</param>
    public Exception LoginAgain(LocalizedText what, string token)
    {
        authenticator.Forget(connection, token);
        return Authenticator.LogsIn(vendor.Auth, Input("", ""))
            ? new TransientException(what, TimeSpan.Zero, attempts: 2)
            : new ConnectorException(what, AuthTexts.CheckCredentials);
    }

    public void Dispose() => client.Dispose();

    /// <summary>
    /// The text of an answer in its charset, for people: invalid bytes are shown as U+FFFD, and secrets as ***.
    /// </summary>
    public async Task<string> TextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var charset =
            Charset.Of(response, isStrict: false) is { } named && !(named.IsSingleByte && Utf8.IsValid(bytes)) ? named : Encoding.UTF8;
        return Hide(charset.GetString(bytes).TrimStart('\uFEFF'));
    }

    /// <summary>Masks the connection's secrets and its token in a text of the vendor.</summary>
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
            // A request contains it as an address, a form or JSON writes it.
            string[] forms = [secret, Uri.EscapeDataString(secret), RequestForm.Encode(secret), JsonEncodedText.Encode(secret).ToString()];
            text = forms.Aggregate(text, (t, form) => t.Replace(form, "***", StringComparison.Ordinal));
        }

        return text;
    }

    /// <summary>The absolute address of a next page, which must be on the same host, without the key in its query.</summary>
    /// <exception cref="ConnectorException">The address is on another host.</exception>
    public string NextAddress(string next, Uri current)
    {
        var address = new Uri(current, next);
        if (address.Scheme != current.Scheme || address.Authority != current.Authority)
        {
            throw new ConnectorException(CallTexts.NextPageElsewhere(Shown(address)), CallTexts.CorrectMovedUrl);
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

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var sent = Observe is null ? null : await ObservedCall.OfAsync(message, Hide, cancellationToken).ConfigureAwait(false);
        var began = clock.GetTimestamp();
        HttpResponseMessage? response = null;
        try
        {
            response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (sent is not null)
            {
                await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
                sent = sent with
                {
                    Status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd(),
                    Answer = await TextAsync(response, cancellationToken).ConfigureAwait(false),
                };
            }

            return response;
        }
        catch
        {
            response?.Dispose();
            throw;
        }
        finally
        {
            if (sent is not null)
            {
                Observe!(sent with { Elapsed = clock.GetElapsedTime(began) });
            }
        }
    }

    // The outer message often only refers to the inner exception.
    private static string Causes(Exception exception) =>
        exception.InnerException is { } inner
        && exception.Message.Split(", see inner exception") is [var before, ..] parts
        && parts.Length > 1
            ? $"{before}: {Causes(inner)}"
            : exception.Message;

    private static LocalizedText Shown(Uri? address) =>
        address is null
            ? CallTexts.Nowhere
            : LocalizedText.Of(address.IsAbsoluteUri ? address.GetLeftPart(UriPartial.Path) : address.ToString().Split('?')[0]);

    private RecipeInput Input(string api, string document) => new(connection.Options, api) { Now = clock.GetUtcNow(), Document = document };
}
