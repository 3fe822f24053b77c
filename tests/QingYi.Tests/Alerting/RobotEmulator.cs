using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using QingYi.Sandbox;

namespace QingYi.Tests.Alerting;

/// <summary>
/// The robots of 钉钉 (<c>/robot/send</c>), 企业微信 (<c>/cgi-bin/webhook/send</c>) and 飞书 (<c>/open-apis/bot/v2/hook/…</c>), and a plain webhook
/// (<c>/hook</c>), on 127.0.0.1. They check token, signature, time and format as the real ones do, and answer 200 to messages that they
/// reject.
/// </summary>
public sealed class RobotEmulator : IAsyncDisposable
{
    /// <summary>The token in every address.</summary>
    public const string Token = "robot-token-1";

    /// <summary>The secret that signs messages.</summary>
    public const string Secret = "SEC-robot-secret";

    private readonly ConcurrentQueue<string> messages = new();
    private readonly ConcurrentQueue<int> faults = new();
    private readonly TimeProvider clock;
    private LoopbackServer? server;

    private RobotEmulator(TimeProvider clock) => this.clock = clock;

    /// <summary>The address at which it listens, without a path.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The texts of the accepted messages, in order.</summary>
    public IReadOnlyCollection<string> Messages => messages;

    /// <summary>Starts listening.</summary>
    public static async Task<RobotEmulator> StartAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var emulator = new RobotEmulator(clock);
        emulator.server = await LoopbackServer.StartAsync(0, emulator.HandleAsync, cancellationToken).ConfigureAwait(false);
        emulator.Url = emulator.server.Url;
        return emulator;
    }

    /// <summary>Makes the emulator answer the next messages with these HTTP statuses.</summary>
    public void Fail(params int[] statuses)
    {
        foreach (var status in statuses)
        {
            faults.Enqueue(status);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Sign(string key, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));

    private static JsonObject Answer(string code, string message, int value, string text) => new() { [code] = value, [message] = text };

    private async Task HandleAsync(HttpContext context)
    {
        if (faults.TryDequeue(out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        JsonObject answer;
        try
        {
            var body = JsonNode.Parse(text)!.AsObject();
            var path = context.Request.Path.Value ?? "";
            answer = path switch
            {
                "/robot/send" => DingTalk(context.Request.Query, body),
                "/cgi-bin/webhook/send" => WeCom(context.Request.Query, body),
                "/open-apis/bot/v2/hook/" + Token => Feishu(body),
                "/hook" => Hook(context, text),
                _ => Answer("errcode", "errmsg", 404, "not found"),
            };
        }
        catch (JsonException)
        {
            answer = Answer("errcode", "errmsg", 40035, "缺少参数 json");
        }

        await context.Response.WriteAsJsonAsync(answer, context.RequestAborted).ConfigureAwait(false);
    }

    private JsonObject DingTalk(IQueryCollection query, JsonObject body)
    {
        if (query["access_token"] != Token)
        {
            return Answer("errcode", "errmsg", 300001, "token is not exist");
        }

        // A request is valid for an hour.
        var timestamp = query["timestamp"].ToString();
        if (
            !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
            || (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(sent)).Duration() > TimeSpan.FromHours(1)
            || query["sign"] != Sign(Secret, $"{timestamp}\n{Secret}")
        )
        {
            return Answer("errcode", "errmsg", 310000, "sign not match");
        }

        return Take(
            body["msgtype"]?.ToString() == "markdown" && body["markdown"]?["title"]?.ToString().Length > 0
                ? body["markdown"]?["text"]?.ToString()
                : null,
            "errcode",
            "errmsg"
        );
    }

    private JsonObject WeCom(IQueryCollection query, JsonObject body)
    {
        if (query["key"] != Token)
        {
            return Answer("errcode", "errmsg", 93000, "invalid webhook url");
        }

        var text = body["msgtype"]?.ToString() == "markdown" ? body["markdown"]?["content"]?.ToString() : null;
        return text is not null && Encoding.UTF8.GetByteCount(text) > 4096
            ? Answer("errcode", "errmsg", 40058, "markdown.content exceed max length 4096")
            : Take(text, "errcode", "errmsg");
    }

    private JsonObject Feishu(JsonObject body)
    {
        var timestamp = body["timestamp"]?.ToString() ?? "";
        if (
            !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
            || (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(sent)).Duration() > TimeSpan.FromHours(1)
            || body["sign"]?.ToString() != Sign($"{timestamp}\n{Secret}", "")
        )
        {
            return Answer("code", "msg", 19021, "sign match fail or timestamp is not within one hour from current time");
        }

        return Take(body["msg_type"]?.ToString() == "text" ? body["content"]?["text"]?.ToString() : null, "code", "msg");
    }

    private JsonObject Hook(HttpContext context, string text)
    {
        var expected =
            "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
        if (context.Request.Headers["X-QingYi-Signature"] != expected)
        {
            context.Response.StatusCode = 401;
            return [];
        }

        return Take(text, "code", "message");
    }

    private JsonObject Take(string? text, string code, string message)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Answer(code, message, 40035, "参数错误");
        }

        messages.Enqueue(text);
        return Answer(code, message, 0, "ok");
    }
}
