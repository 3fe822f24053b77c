using Microsoft.Extensions.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>Leaves signals to the command line, which ends every command alike.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
