using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>Periodic work of the host. It logs a failure and continues with the next period.</summary>
internal abstract class PeriodicWork(TimeSpan pause, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>Does the work once.</summary>
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
#pragma warning disable CA1031 // A host that continues silently without one of its parts would be worse than any error.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.Write(
                    LogLevel.Error,
                    HostingLogTexts.WorkFailed,
                    GetType().Name,
                    e is StoreException store
                        ? store.Text.Then(store.NextStep).Select(t => $"{store.Code}: {t}")
                        : LocalizedText.Of(e.ToString())
                );
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
