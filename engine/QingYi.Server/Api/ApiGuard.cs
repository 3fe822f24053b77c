using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Authenticates the callers of the API and masks secrets in its answers.</summary>
internal static class ApiGuard
{
    private const string Scheme = "Bearer ";
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Replaces secrets by *** in the answers of the API, including the errors of this guard.</summary>
    public static void Hide(IApplicationBuilder api, SecretMask mask) =>
        api.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<OwnText>() is null ? MaskedAsync(context, next, mask) : next(context)
        );

    /// <summary>Rejects requests from pages of other sites and requests without a valid token.</summary>
    public static void Use(IApplicationBuilder api, ServeOptions options, PostingTokens tokens) =>
        api.Use(
            async (context, next) =>
            {
                // A page of another site in somebody's browser must not reach a host that only listens on this machine.
                if (
                    context.Request.Headers.Origin is [{ } origin]
                    && (!Uri.TryCreate(origin, UriKind.Absolute, out var site) || site.Authority != context.Request.Host.Value)
                )
                {
                    await ApiErrors
                        .Problem(StatusCodes.Status403Forbidden, "QY6003", ApiTexts.FromAnotherSite, ApiTexts.CallFromOwnPages)
                        .ExecuteAsync(context)
                        .ConfigureAwait(false);
                    return;
                }

                // The description says nothing about this host, and the page at /api must be able to load it.
                if (
                    options.Token.Length > 0
                    && !(HttpMethods.IsGet(context.Request.Method) && context.Request.Path == ApiPage.Description)
                    && !IsToken(Bearer(context.Request), options.Token)
                    && !await MayPostAsync(context.Request, tokens, context.RequestAborted).ConfigureAwait(false)
                )
                {
                    context.Response.Headers.WWWAuthenticate = "Bearer";
                    await ApiErrors
                        .Problem(StatusCodes.Status401Unauthorized, "QY6004", ApiTexts.NoToken, ApiTexts.SendToken)
                        .ExecuteAsync(context)
                        .ConfigureAwait(false);
                    return;
                }

                await next(context).ConfigureAwait(false);
            }
        );

    /// <summary>Returns the JSON of a value without secrets, for answers that are streamed.</summary>
    public static string Masked(JsonObject value, SecretMask mask) =>
        Encoding.UTF8.GetString(Masked(JsonSerializer.SerializeToUtf8Bytes(value), mask));

    private static string Bearer(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : "";
    }

    // Webhooks of many vendors cannot send a header and pass the token in the address. Addresses end up in logs, so such a token must
    // allow nothing else.
    private static async Task<bool> MayPostAsync(HttpRequest request, PostingTokens tokens, CancellationToken cancellationToken)
    {
        if (
            !HttpMethods.IsPost(request.Method)
            || request.Path.Value?.Split('/') is not ["", var api, var version, var schemes, { Length: > 0 } id, var records]
            || !string.Join('/', api, version, schemes, records).Equals("api/v1/schemes/records", StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        foreach (var shown in new[] { Bearer(request), request.Query["access_token"].ToString() }.Where(t => t.Length > 0))
        {
            if (await tokens.IsGoodAsync(id, shown, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsToken(string shown, string token) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(shown)),
            SHA256.HashData(Encoding.UTF8.GetBytes(token))
        );

    // Masks only strings: a secret that is a number or a common word must not break the JSON of the answer.
    private static byte[] Masked(ReadOnlySpan<byte> answer, SecretMask mask)
    {
        try
        {
            return answer.Length == 0 ? [] : JsonSerializer.SerializeToUtf8Bytes(Masked(JsonNode.Parse(answer), mask), Format);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetBytes(mask.Hide(Encoding.UTF8.GetString(answer)));
        }
    }

    /// <summary>Masks the texts in JSON.</summary>
    public static JsonNode? Masked(JsonNode? node, SecretMask mask) =>
        node switch
        {
            JsonObject o => new JsonObject(o.Select(m => KeyValuePair.Create(m.Key, Masked(m.Value, mask)))),
            JsonArray a => new JsonArray([.. a.Select(i => Masked(i, mask))]),
            JsonValue v when v.GetValueKind() == JsonValueKind.String => JsonValue.Create(mask.Hide(v.GetValue<string>())),
            _ => node?.DeepClone(),
        };

    // Answers are single pages, small enough to be buffered.
    private static async Task MaskedAsync(HttpContext context, RequestDelegate next, SecretMask mask)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<MasksItself>() is not null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var client = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = client;
        }

        var bytes = Masked(answer.GetBuffer().AsSpan(0, (int)answer.Length), mask);
        context.Response.ContentLength = bytes.Length;
        if (bytes.Length > 0)
        {
            await client.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
