using Microsoft.Extensions.Logging;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>Caches the store's summaries of all schemes for the metrics.</summary>
internal sealed class StoreFigures(RecordStore store, TimeProvider clock, ILogger logger)
    : PeriodicWork(TimeSpan.FromSeconds(15), clock, logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly TimeProvider clock = clock;
    private readonly SemaphoreSlim mutex = new(1, 1);
    private long asked;
    private volatile IReadOnlyList<SchemeSummary> schemes = [];

    /// <summary>The summaries of the last refresh.</summary>
    public IReadOnlyList<SchemeSummary> Schemes => schemes;

    /// <summary>Queries the store, unless the last query was less than a second ago.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (asked == 0 || clock.GetElapsedTime(asked) > Fresh)
            {
                schemes = await store.SummaryAsync(cancellationToken).ConfigureAwait(false);
                asked = clock.GetTimestamp();
            }
        }
        finally
        {
            mutex.Release();
        }
    }

    public override void Dispose()
    {
        mutex.Dispose();
        base.Dispose();
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => RefreshAsync(cancellationToken);
}
