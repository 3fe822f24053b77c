using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace QingYi.Sandbox;

/// <summary>吉客云's gateway with 销售单查询, on 127.0.0.1. It checks what the real gateway checks, in the same order.</summary>
public sealed class JackyunEmulator : IAsyncDisposable
{
    private const string Path = "/open/openapi/do";
    private readonly JackyunOptions options;
    private readonly JackyunGate gate;
    private readonly JackyunPages pages;
    private readonly ConcurrentQueue<JackyunFault> faults = new();
    private int requests;
    private int underWay;
    private int mostAtOnce;
    private LoopbackServer? server;

    private JackyunEmulator(JackyunOptions options, TimeProvider clock)
    {
        this.options = options;
        Orders = new JackyunOrders(options);
        gate = new JackyunGate(options, clock);
        pages = new JackyunPages(Orders, options);
    }

    /// <summary>The address for a connection's <c>url</c>.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The orders it serves.</summary>
    public JackyunOrders Orders { get; }

    /// <summary>The number of calls received.</summary>
    public int Requests => requests;

    /// <summary>The maximum number of concurrent calls so far.</summary>
    public int MostAtOnce => mostAtOnce;

    /// <summary>Starts listening.</summary>
    public static async Task<JackyunEmulator> StartAsync(JackyunOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var emulator = new JackyunEmulator(options, clock);
        var server = await LoopbackServer.StartAsync(options.Port, emulator.HandleAsync, cancellationToken).ConfigureAwait(false);
        emulator.server = server;
        emulator.Url = new Uri(server.Url, Path);
        return emulator;
    }

    /// <summary>Sets the faults of the next calls, in order; <see cref="JackyunFault.None"/> lets a call succeed.</summary>
    public void Fail(params JackyunFault[] next)
    {
        foreach (var fault in next)
        {
            faults.Enqueue(fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static Task SendAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        Most(Interlocked.Increment(ref underWay));
        try
        {
            await TakeAsync(context).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private void Most(int now)
    {
        for (var most = mostAtOnce; now > most; most = mostAtOnce)
        {
            Interlocked.CompareExchange(ref mostAtOnce, now, most);
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        var fault = faults.TryDequeue(out var next) ? next : JackyunFault.None;
        if (options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(options.Latency, context.RequestAborted).ConfigureAwait(false);
        }

        switch (fault)
        {
            case JackyunFault.TooManyRequests or JackyunFault.RetryAfter:
                if (fault == JackyunFault.RetryAfter)
                {
                    context.Response.Headers.RetryAfter = "1";
                }

                await SendAsync(context, 429, "text/plain", "Too Many Requests"u8.ToArray()).ConfigureAwait(false);
                break;
            case JackyunFault.BadGateway:
                await SendAsync(context, 502, "text/html", "<html><h1>502 Bad Gateway</h1></html>"u8.ToArray()).ConfigureAwait(false);
                break;
            case JackyunFault.Html or JackyunFault.HtmlForbidden:
                await SendAsync(
                        context,
                        fault == JackyunFault.Html ? 200 : 403,
                        "text/html",
                        Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>系统维护中</body></html>")
                    )
                    .ConfigureAwait(false);
                break;
            case JackyunFault.Empty:
                await SendAsync(context, 200, "application/json", []).ConfigureAwait(false);
                break;
            default:
                await AnswerAsync(context, fault).ConfigureAwait(false);
                break;
        }
    }

    private async Task AnswerAsync(HttpContext context, JackyunFault fault)
    {
        if (context.Request.Method != "POST" || context.Request.Path != Path)
        {
            await SendAsync(context, 404, "text/plain", "Not Found"u8.ToArray()).ConfigureAwait(false);
            return;
        }

        var type = context.Request.ContentType ?? "";
        if (!type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            await SendAsync(context, 415, "text/plain", "Unsupported Media Type"u8.ToArray()).ConfigureAwait(false);
            return;
        }

        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var form = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        byte[] body;
        try
        {
            var content = gate.Check(form);
            body = fault switch
            {
                JackyunFault.Throttled => JackyunPages.Refuse("0859999999", "调用过于频繁,请稍后再试"),
                JackyunFault.UnknownError => JackyunPages.Refuse("0130020001", "未知错误"),
                JackyunFault.BadSign => JackyunPages.Refuse("0858030801", "签名错误"),
                _ => pages.Answer(JackyunRequest.Parse(content, options.MaxPageSize), fault),
            };
        }
        catch (JackyunRefusal refusal)
        {
            body = JackyunPages.Refuse(refusal.SubCode, refusal.Message);
        }

        if (fault == JackyunFault.Truncated)
        {
            body = body[..(body.Length / 2)];
        }

        context.Response.ContentType = "application/json;charset=UTF-8";
        if (fault == JackyunFault.Stuck)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(false);
        }

        if (options.Gzip && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await zip.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
        else
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
