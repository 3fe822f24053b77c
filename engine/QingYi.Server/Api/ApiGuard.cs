using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using QingYi.Engine.Environments;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Lets in whom the API is for, and lets no secret out.</summary>
internal static class ApiGuard
{
    private const string Scheme = "Bearer ";
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Use(WebApplication app, ServeOptions options, SecretMask mask) => app.UseWhen(c => c.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), api => api.Use(async (context, next) =>
    {
        // A page of another site in somebody's browser must not reach a host that listens on this machine alone.
        if (context.Request.Headers.Origin is [{ } origin] && (!Uri.TryCreate(origin, UriKind.Absolute, out var site) || site.Authority != context.Request.Host.Value))
        {
            await ApiErrors.Problem(StatusCodes.Status403Forbidden, "QY6003", "the request comes from a page of another site", "Call the API from the host's own pages or from a program.").ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        if (options.Token.Length > 0 && !Shows(context.Request, options.Token))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await ApiErrors.Problem(StatusCodes.Status401Unauthorized, "QY6004", "the request shows no token, or another one", "Send the header 'Authorization: Bearer TOKEN' with the host's QINGYI_API_TOKEN.").ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        await MaskedAsync(context, next, mask).ConfigureAwait(false);
    }));

    // Webhooks of many vendors can send no header; those name the token in the address.
    private static bool Shows(HttpRequest request, string token)
    {
        var header = request.Headers.Authorization.ToString();
        return IsToken(header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : "", token) || IsToken(request.Query["access_token"].ToString(), token);
    }

    private static bool IsToken(string shown, string token) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    // Texts alone are looked through: a secret that is a number or a common word must not break the answer's form.
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

    private static JsonNode? Masked(JsonNode? node, SecretMask mask) => node switch
    {
        JsonObject o => new JsonObject(o.Select(m => KeyValuePair.Create(m.Key, Masked(m.Value, mask)))),
        JsonArray a => new JsonArray([.. a.Select(i => Masked(i, mask))]),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => JsonValue.Create(mask.Hide(v.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    // Answers are pages, small enough to be looked through whole.
    private static async Task MaskedAsync(HttpContext context, RequestDelegate next, SecretMask mask)
    {
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
