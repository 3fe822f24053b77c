using Microsoft.Extensions.Logging;
using QingYi.Engine.Environments;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>Looks after the store while the host works: checks it at the start and then every six hours, and lets go what need not be kept.</summary>
internal sealed class StoreKeeper(RecordStore store, SchemeScheduler scheduler, SchemeFolder folder, HostConfig config, TimeProvider clock, ILogger logger) : PeriodicWork(TimeSpan.FromHours(6), clock, logger)
{
    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        // The schemes that are on the host say which contents others look at; they are read first.
        await folder.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        foreach (var broken in await store.CheckAsync(cancellationToken).ConfigureAwait(false))
        {
            logger.LogError("QY5018: the store is not as it should be: {Broken}", broken);
        }

        var freed = await store.PruneAsync(new Retention(config.KeepDelivered, config.KeepRuns, [.. scheduler.Workers.SelectMany(w => w.Scheme.LooksAt).Distinct()]), clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        if (freed > 0)
        {
            logger.LogInformation("{Bytes:N0} bytes of records delivered more than {Span} ago were let go", freed, Duration.Format(config.KeepDelivered));
        }
    }
}
