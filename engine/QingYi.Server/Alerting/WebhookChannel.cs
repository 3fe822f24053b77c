using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using QingYi.Engine.Environments;
using QingYi.Server.Hosting;

namespace QingYi.Server.Alerting;

/// <summary>
/// Posts the message as JSON to any program, with <c>X-QingYi-Signature: sha256=hex(HMAC-SHA256(secret, body))</c> if the channel has
/// a secret.
/// </summary>
internal sealed class WebhookChannel(AlertChannelConfig config, HttpClient client) : AlertChannel
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UserTextConverter() },
    };

    public override async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(alert, Format);
        using var message = new HttpRequestMessage(HttpMethod.Post, config.Url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        if (config.Secret.Length > 0)
        {
            message.Headers.Add(
                "X-QingYi-Signature",
                "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(config.Secret), body))
            );
        }

        await SendAsync(client, message, cancellationToken).ConfigureAwait(false);
    }
}
