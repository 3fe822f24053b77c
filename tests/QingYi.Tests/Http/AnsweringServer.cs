using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace QingYi.Tests.Http;

/// <summary>A server on this machine that answers as a test says.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private AnsweringServer(WebApplication application) => this.application = application;

    public string Url => application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Answers each call with JSON.</summary>
    /// <param name="answer">The answer to a call; the second value counts the calls from 1.</param>
    public static Task<AnsweringServer> StartAsync(Func<HttpRequest, int, string> answer)
    {
        var calls = 0;
        return StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer(context.Request, Interlocked.Increment(ref calls)))).AsTask();
        });
    }

    public static async Task<AnsweringServer> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l =>
        {
            if (certificate is not null)
            {
                l.UseHttps(certificate);
            }
        }));
        builder.Services.AddLogging(l => l.SetMinimumLevel(LogLevel.Critical));
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new AnsweringServer(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
