using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace QingYi.Server.Hosting;

/// <summary>Work of the host that is done again and again. Whatever goes wrong with it is logged, and the next time comes.</summary>
internal abstract class PeriodicWork(TimeSpan pause, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>Does it once.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            try
            {
                await WorkAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A host that goes on without one of its parts, silently, would be worse than any error.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogError(
                    "{Work}: {Cause}",
                    GetType().Name,
                    e is QingYi.Engine.Stores.StoreException store ? $"{store.Code}: {store.Message}. {store.NextStep}" : e.ToString()
                );
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
