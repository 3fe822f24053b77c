using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Environments;

namespace QingYi.Server.Alerting;

/// <summary>A channel that sends messages to people.</summary>
internal abstract class AlertChannel
{
    /// <summary>Creates the channel of a configuration.</summary>
    public static AlertChannel Of(AlertChannelConfig config, HttpClient client, TimeProvider clock) =>
        config.Type switch
        {
            "dingtalk" => new DingTalkChannel(config, client, clock),
            "wecom" => new WeComChannel(config, client),
            "feishu" => new FeishuChannel(config, client, clock),
            "smtp" => new MailChannel(config),
            _ => new WebhookChannel(config, client),
        };

    /// <summary>Sends a message.</summary>
    /// <exception cref="AlertException">The message did not arrive.</exception>
    public abstract Task SendAsync(Alert alert, CancellationToken cancellationToken);

    /// <summary>
    /// Posts to a robot and checks its answer: a robot returns HTTP 200 even if it rejects the message.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="address">The robot's address.</param>
    /// <param name="body">The message.</param>
    /// <param name="code">The field of the answer with the code; 0 means success.</param>
    /// <param name="cause">The field of the answer with the cause.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    protected static async Task PostAsync(
        HttpClient client,
        Uri address,
        JsonObject body,
        string code,
        string cause,
        CancellationToken cancellationToken
    )
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        var text = await SendAsync(client, message, cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = JsonNode.Parse(text);
            if (answer?[code]?.ToString() != "0")
            {
                throw new AlertException(AlertTexts.RobotRefused($"{answer?[code]}", $"{answer?[cause]}"));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new AlertException(AlertTexts.AnswerIsNotJson(e.Message));
        }
    }

    /// <summary>Sends a request.</summary>
    /// <returns>The text of its answer.</returns>
    protected static async Task<string> SendAsync(HttpClient client, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new AlertException(LocalizedText.Of(e));
        }
    }
}
