using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>Looks after the store while the host works: checks it at the start, and lets go what need not be kept.</summary>
internal sealed class StoreKeeper(RecordStore store, HostConfig config, TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                foreach (var broken in await store.CheckAsync(stoppingToken).ConfigureAwait(false))
                {
                    logger.LogError("QY5018: the store is not as it should be: {Broken}", broken);
                }

                var freed = await store.PruneAsync(new Retention(config.KeepDelivered, config.KeepRuns), clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
                if (freed > 0)
                {
                    logger.LogInformation("{Bytes:N0} bytes of records delivered more than {Span} ago were let go", freed, Duration.Format(config.KeepDelivered));
                }
            }
            catch (StoreException e)
            {
                logger.LogError("{Code}: the store could not be looked after: {Cause} {NextStep}", e.Code, e.Message, e.NextStep);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
