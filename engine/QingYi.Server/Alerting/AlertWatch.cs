using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Alerting;

/// <summary>
/// Alerts people to failed and stalled runs, to rejections and backlogs above their thresholds, and to the end of each problem.
/// </summary>
internal sealed class AlertWatch : PeriodicWork
{
    private readonly ConcurrentDictionary<AlertChannelConfig, Channel<Alert>> queues = [];
    private readonly Lock gate = new();
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly SchemeHost host;
    private readonly RecordStore store;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly SecretMask mask;
    private readonly ResiliencePipeline retry;
    private readonly AlertBook book;
    private readonly CancellationTokenSource stopping = new();

    public AlertWatch(SchemeHost host, RecordStore store, Workspace workspace)
        : base(TimeSpan.FromSeconds(30), workspace.Clock, workspace.Logger)
    {
        (this.host, this.store, clock, logger, mask) = (host, store, workspace.Clock, workspace.Logger, workspace.Mask);
        retry = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = 3,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(1),
                    ShouldHandle = new PredicateBuilder().Handle<AlertException>(),
                }
            )
            .Build();
        book = new AlertBook(Config);
        host.Ended += Ended;
    }

    private AlertConfig Config => host.Environment.Alerts;

    public override void Dispose()
    {
        host.Ended -= Ended;
        stopping.Cancel();
        stopping.Dispose();
        client.Dispose();
        base.Dispose();
    }

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        foreach (var scheme in host.Schemes)
        {
            var waiting = (await store.BacklogAsync(scheme.Id, cancellationToken).ConfigureAwait(false)).GetValueOrDefault(
                RecordStatus.Waiting
            );
            Say(
                scheme,
                AlertKind.Backlog,
                waiting > Config.BacklogAbove,
                AlertTexts.Backlog(waiting),
                LocalizedText.Of($"qingyi state show {scheme.Id}")
            );
        }
    }

    private void Ended(HostedScheme scheme, RunReport report)
    {
        if (report.Status == RunStatus.Cancelled)
        {
            return;
        }

        var stalled = report.Fault?.Code == "QY5016";
        var (cause, nextStep) = (report.Fault?.Message ?? LocalizedText.Empty, report.Fault?.NextStep ?? LocalizedText.Empty);
        Say(scheme, AlertKind.RunFailed, report.Fault is not null && !stalled, cause, nextStep);
        Say(scheme, AlertKind.Stalled, stalled, cause, nextStep);
        if (report.Fault is null)
        {
            var rejected = report.Progress.Rejected;
            Say(
                scheme,
                AlertKind.Rejected,
                rejected > Config.RejectedAbove,
                AlertTexts.Rejections(rejected, report.Run),
                LocalizedText.Of($"qingyi records {scheme.Id} --status rejected")
            );
        }
    }

    private void Say(HostedScheme scheme, AlertKind kind, bool trouble, LocalizedText cause, LocalizedText nextStep)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), scheme.TimeZone);
        var (id, name) = (scheme.Id, scheme.Name ?? "");
        lock (gate)
        {
            var alert = trouble
                ? new Alert(kind, id, name, cause.Select(mask.Hide), nextStep.Select(mask.Hide), now)
                : book.Clear(kind, id, name, now);
            if (alert is not null && (alert.IsOver || book.Raise(alert)))
            {
                host.Events.Alert(alert.Describe);
                foreach (var channel in Config.To)
                {
                    queues.GetOrAdd(channel, Open).Writer.TryWrite(alert);
                }
            }
        }
    }

    // Each channel has its own queue: a channel that does not respond delays no other, and messages keep their order.
    private Channel<Alert> Open(AlertChannelConfig config)
    {
        var queue = Channel.CreateBounded<Alert>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        // The request that caused a run must not choose the language of its alerts.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => SendAsync(config, queue.Reader), CancellationToken.None);
        }

        return queue;
    }

    private async Task SendAsync(AlertChannelConfig config, ChannelReader<Alert> queue)
    {
        var channel = AlertChannel.Of(config, client, clock);
        try
        {
            await foreach (var alert in queue.ReadAllAsync(stopping.Token).ConfigureAwait(false))
            {
                try
                {
                    await retry
                        .ExecuteAsync(async token => await channel.SendAsync(alert, token).ConfigureAwait(false), stopping.Token)
                        .ConfigureAwait(false);
                }
#pragma warning disable CA1031 // Whatever a library throws, the channel must send the next message.
                catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    logger.Write(LogLevel.Error, AlertLogTexts.NotSent, alert.Title, config.ToString(), LocalizedText.Of(e));
                }
            }
        }
        catch (OperationCanceledException) { }
    }
}
