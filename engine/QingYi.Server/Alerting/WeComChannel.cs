using System.Text;
using System.Text.Json.Nodes;
using QingYi.Engine.Environments;

namespace QingYi.Server.Alerting;

/// <summary>
/// 企业微信群机器人: the key in the address is the only credential; a text may have at most 4096 bytes.
/// https://developer.work.weixin.qq.com/document/path/91770
/// </summary>
internal sealed class WeComChannel(AlertChannelConfig config, HttpClient client) : AlertChannel
{
    private const int MostBytes = 4000;

    public override Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var text = $"**{alert.Title}**\n{string.Join('\n', alert.Lines.Select(l => $"> {l}"))}";
        while (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            text = ShortText.Of(text, text.Length - 100);
        }

        return PostAsync(
            client,
            config.Url!,
            new JsonObject
            {
                ["msgtype"] = "markdown",
                ["markdown"] = new JsonObject { ["content"] = text },
            },
            "errcode",
            "errmsg",
            cancellationToken
        );
    }
}
