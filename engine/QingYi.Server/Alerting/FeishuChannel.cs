using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using QingYi.Engine.Environments;

namespace QingYi.Server.Alerting;

/// <summary>
/// 飞书自定义机器人, signed if the robot has a secret: base64(HMAC-SHA256(key "timestamp\nsecret", empty message)) in the body.
/// https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
/// </summary>
internal sealed class FeishuChannel(AlertChannelConfig config, HttpClient client, TimeProvider clock) : AlertChannel
{
    public override Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["msg_type"] = "text",
            ["content"] = new JsonObject { ["text"] = $"{alert.Title}\n{string.Join('\n', alert.Lines)}" },
        };
        if (config.Secret.Length > 0)
        {
            var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            body["timestamp"] = timestamp;
            body["sign"] = Convert.ToBase64String(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{timestamp}\n{config.Secret}"), Array.Empty<byte>())
            );
        }

        return PostAsync(client, config.Url!, body, "code", "msg", cancellationToken);
    }
}
