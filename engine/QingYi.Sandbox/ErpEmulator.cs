using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace QingYi.Sandbox;

/// <summary>
/// A small ERP with a JSON api on 127.0.0.1: it lists items in every way of paging, and stores bills, one or several per call.
/// </summary>
public sealed class ErpEmulator : IAsyncDisposable
{
    private readonly ErpGate gate;
    private readonly ErpItems items;
    private readonly ErpBills bills = new();
    private readonly ConcurrentQueue<int> faults = new();
    private LoopbackServer? server;
    private int answersLost;

    private ErpEmulator(ErpOptions options)
    {
        gate = new ErpGate(options);
        items = new ErpItems(options.Items);
    }

    /// <summary>The address for a connection's <c>url</c>.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The stored bills, by their numbers.</summary>
    public IReadOnlyDictionary<string, JsonObject> Bills => bills.Saved;

    /// <summary>The calls that passed authentication.</summary>
    public IReadOnlyCollection<string> Calls => gate.Calls;

    /// <summary>The number of issued tokens.</summary>
    public int Tokens => gate.Tokens;

    /// <summary>Starts listening.</summary>
    public static async Task<ErpEmulator> StartAsync(ErpOptions options, CancellationToken cancellationToken)
    {
        var emulator = new ErpEmulator(options);
        var server = await LoopbackServer.StartAsync(options.Port, emulator.HandleAsync, cancellationToken).ConfigureAwait(false);
        emulator.server = server;
        emulator.Url = server.Url;
        return emulator;
    }

    /// <summary>Sets the HTTP statuses of the next authenticated calls; 0 lets a call succeed.</summary>
    public void Fail(params int[] statuses)
    {
        foreach (var status in statuses)
        {
            faults.Enqueue(status);
        }
    }

    /// <summary>For this many bills, the emulator stores the bill and breaks the connection before it answers.</summary>
    public void LoseAnswers(int count) => Volatile.Write(ref answersLost, count);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static Task SendAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        var path = context.Request.Path.Value ?? "";
        if (gate.Token(path, context.Request, body) is { } token)
        {
            await SendAsync(context, token["error"] is null ? 200 : 401, token).ConfigureAwait(false);
            return;
        }

        if (!gate.LetsIn(context.Request, body))
        {
            await SendAsync(context, 401, new JsonObject { ["code"] = 40100, ["message"] = "未授权 unauthorized" }).ConfigureAwait(false);
            return;
        }

        if (faults.TryDequeue(out var status) && status > 0)
        {
            await SendAsync(context, status, new JsonObject { ["code"] = status, ["message"] = "故障 fault" }).ConfigureAwait(false);
            return;
        }

        if (path.StartsWith("/echo/", StringComparison.Ordinal))
        {
            await ErpEcho.AnswerAsync(path["/echo/".Length..], body, context).ConfigureAwait(false);
            return;
        }

        try
        {
            var answer = path.StartsWith("/items", StringComparison.Ordinal)
                ? items.Answer(path, context)
                : bills.Answer(path, body, context.Request.Headers["Idempotency-Key"]);
            if (path == "/bills" && Interlocked.Decrement(ref answersLost) >= 0)
            {
                // The bill is stored, and the caller gets no answer.
                context.Abort();
                return;
            }

            await SendAsync(
                    context,
                    answer is null ? 404 : 200,
                    answer ?? new JsonObject { ["code"] = 40400, ["message"] = "没有这个接口 no such api" }
                )
                .ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            await SendAsync(context, 400, new JsonObject { ["code"] = 40000, ["message"] = e.Message }).ConfigureAwait(false);
        }
    }
}
