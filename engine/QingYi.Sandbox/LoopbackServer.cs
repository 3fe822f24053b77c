using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace QingYi.Sandbox;

/// <summary>The web server of every emulator: it listens only on 127.0.0.1 and writes no log.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private LoopbackServer(WebApplication application) => this.application = application;

    public Uri Url => new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="port">The port; 0: a free one.</param>
    /// <param name="handle">Handles a call.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="certificate">Its TLS certificate; null: it uses plain HTTP.</param>
    public static async Task<LoopbackServer> StartAsync(
        int port,
        RequestDelegate handle,
        CancellationToken cancellationToken,
        X509Certificate2? certificate = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port, l =>
                {
                    if (certificate is not null)
                    {
                        l.UseHttps(certificate);
                    }
                }));
        builder.Services.AddLogging(l => l.SetMinimumLevel(LogLevel.Critical));
        var application = builder.Build();
        application.Run(handle);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new LoopbackServer(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
