using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using QingYi.Engine.Environments;

namespace QingYi.Server.Alerting;

/// <summary>
/// 钉钉自定义机器人, signed if the robot has a secret: base64(HMAC-SHA256(secret, "timestamp\nsecret")) in the address.
/// https://open.dingtalk.com/document/robots/customize-robot-security-settings
/// </summary>
internal sealed class DingTalkChannel(AlertChannelConfig config, HttpClient client, TimeProvider clock) : AlertChannel
{
    public override Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var address = config.Url!;
        if (config.Secret.Length > 0)
        {
            var timestamp = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var sign = Convert.ToBase64String(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(config.Secret), Encoding.UTF8.GetBytes($"{timestamp}\n{config.Secret}"))
            );
            address = new UriBuilder(address)
            {
                Query = $"{address.Query.TrimStart('?')}&timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}",
            }.Uri;
        }

        var body = new JsonObject
        {
            ["msgtype"] = "markdown",
            ["markdown"] = new JsonObject
            {
                ["title"] = alert.Title.ToString(),
                ["text"] = $"### {alert.Title}\n\n{string.Join("\n\n", alert.Lines)}",
            },
        };
        return PostAsync(client, address, body, "errcode", "errmsg", cancellationToken);
    }
}
