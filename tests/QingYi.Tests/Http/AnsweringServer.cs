using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.Tests.Http;

/// <summary>A server on this machine with the answers of a test.</summary>
internal sealed class AnsweringServer(LoopbackServer server) : IAsyncDisposable
{
    public string Url => server.Url.ToString().TrimEnd('/');

    /// <summary>Answers each call with JSON.</summary>
    /// <param name="answer">The answer to a call; the second value counts the calls from 1.</param>
    public static Task<AnsweringServer> StartAsync(Func<HttpRequest, int, string> answer)
    {
        var calls = 0;
        return StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context
                .Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer(context.Request, Interlocked.Increment(ref calls))))
                .AsTask();
        });
    }

    public static async Task<AnsweringServer> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null) =>
        new(await LoopbackServer.StartAsync(0, answer, TestContext.Current.CancellationToken, certificate));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
