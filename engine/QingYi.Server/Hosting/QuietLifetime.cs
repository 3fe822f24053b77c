using Microsoft.Extensions.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>Ignores signals: the command line handles them for every command.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
