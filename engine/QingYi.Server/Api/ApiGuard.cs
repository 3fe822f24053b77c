using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Lets callers do what they may, and masks secrets in its answers.</summary>
internal static class ApiGuard
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Replaces secrets by *** in the answers of the API, including the errors of this guard.</summary>
    public static void Hide(IApplicationBuilder api, SecretMask mask) =>
        api.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<OwnText>() is null ? MaskedAsync(context, next, mask) : next(context)
        );

    /// <summary>Rejects requests from pages of other sites, and callers who are unknown or may not do what they ask for.</summary>
    public static void Use(IApplicationBuilder api, ApiCallers callers) =>
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

                var access = context.GetEndpoint()?.Metadata.GetMetadata<Access>() ?? new Access(Role.Administrator);
                if (access.Role is { } role)
                {
                    var caller = await callers.FindAsync(context).ConfigureAwait(false);
                    if (caller is null)
                    {
                        context.Response.Headers.WWWAuthenticate = "Bearer";
                        await ApiErrors
                            .Problem(StatusCodes.Status401Unauthorized, "QY6004", ApiTexts.NoToken, ApiTexts.SendToken)
                            .ExecuteAsync(context)
                            .ConfigureAwait(false);
                        return;
                    }

                    Require(caller, role, access, context);
                    context.Features.Set(caller);
                }

                await next(context).ConfigureAwait(false);
            }
        );

    private static void Require(Caller caller, Role role, Access access, HttpContext context)
    {
        if (context.GetEndpoint() is null)
        {
            return; // Nothing is there; whoever is known may be told.
        }

        if (context.GetRouteValue("id") is string scheme)
        {
            if (role == Role.Sender)
            {
                caller.RequireSender(scheme);
            }
            else
            {
                caller.Require(role, scheme);
            }
        }
        else if (!access.IsFiltered)
        {
            caller.Require(role);
        }
        else
        {
            (caller with { Schemes = [] }).Require(role);
        }
    }

    /// <summary>Returns the JSON of a value without secrets, for answers that are streamed.</summary>
    public static string Masked(JsonObject value, SecretMask mask) =>
        Encoding.UTF8.GetString(Masked(JsonSerializer.SerializeToUtf8Bytes(value), mask));

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
