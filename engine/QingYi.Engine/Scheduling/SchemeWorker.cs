using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>
/// Runs one scheme on a host: at the times of its schedules, on request, when records arrive, and again after a failure that can disappear
/// by itself. It makes one run at a time; of several scheduled times during a run the latest waits, and the log reports the others as
/// skipped. A new text of the scheme takes effect between two runs.
/// </summary>
internal sealed class SchemeWorker
{
    private const int MostRequests = 100;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private readonly HostParts host;
    private readonly Action<SchemeWorker, RunReport> ended;
    private readonly Channel<Trigger> asked = Channel.CreateBounded<Trigger>(MostRequests);
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private IReadOnlyList<Timetable>? tables;
    private CompiledScheme? next;
    private volatile bool paused;
    private bool eventCame;
    private CancellationTokenSource? running;
    private readonly RestartPlan restarts;

    // The trigger that has been taken and is not finished: if something fails before its run has ended, the worker takes it again a little
    // later.
    private Trigger? pending;
    private DateTimeOffset? heldUntil;
    private Firing? claimed;

    // Other threads read this; a DateTimeOffset has several words, and only a box makes the write atomic.
    private StrongBox<DateTimeOffset?> nextRun = new(null);

    public SchemeWorker(CompiledScheme scheme, HostParts host, Action<SchemeWorker, RunReport> ended)
    {
        (Scheme, this.host, this.ended) = (scheme, host, ended);
        restarts = new RestartPlan(host.Clock, host.Config.RestartAfter);
    }

    /// <summary>The text that the worker runs.</summary>
    public CompiledScheme Scheme { get; private set; }

    /// <summary>The version that takes effect after the current run; null: no newer version.</summary>
    public string? NextVersion => Volatile.Read(ref next)?.Version;

    public CurrentRun? Current { get; private set; }

    public RunReport? Last { get; private set; }

    public bool IsPaused => paused;

    /// <summary>The number of scheduled times that were skipped because the scheme was running or paused.</summary>
    public long Skipped { get; private set; }

    public DateTimeOffset? NextRun => paused ? null : Volatile.Read(ref nextRun).Value;

    /// <summary>Replaces the text between two runs.</summary>
    public void Replace(CompiledScheme scheme)
    {
        Volatile.Write(ref next, scheme);
        Wake();
    }

    /// <summary>Requests a run.</summary>
    /// <returns>False: too many runs are queued already.</returns>
    public bool Ask(RunOptions options)
    {
        var taken = asked.Writer.TryWrite(new Trigger(TriggerKind.Manual, options));
        Wake();
        return taken;
    }

    /// <summary>Notifies the worker that records were posted; it delivers them soon.</summary>
    public void RecordsCame()
    {
        Volatile.Write(ref eventCame, true);
        Wake();
    }

    /// <summary>Stops the current run, which finishes the current transaction first.</summary>
    /// <returns>False: there is no current run.</returns>
    public bool StopRun()
    {
        try
        {
            running?.Cancel();
            return running is not null;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Pauses or resumes schedules and events. A pause outlasts restarts of the host.</summary>
    public async Task PauseAsync(bool pause, AuditStamp by, CancellationToken cancellationToken)
    {
        await host.Store.PauseAsync(Scheme.Id, pause, by, cancellationToken).ConfigureAwait(false);
        paused = pause;
        Wake();
    }

    /// <summary>Works until it is stopped. Never throws.</summary>
    public async Task WorkAsync(CancellationToken stopping)
    {
        var begun = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (heldUntil > host.Clock.GetUtcNow())
                {
                    Publish();
                    await SleepAsync(heldUntil, stopping).ConfigureAwait(false);
                    continue;
                }

                heldUntil = null;
                if (TakeUpNext())
                {
                    tables = null;
                }

                if (tables is null)
                {
                    await BeginAsync(begun, stopping).ConfigureAwait(false);
                    begun = true;
                }

                paused = await host.Store.IsPausedAsync(Scheme.Id, stopping).ConfigureAwait(false);
                pending ??= NextTrigger();
                if (pending is null)
                {
                    await SleepAsync(Publish(), stopping).ConfigureAwait(false);
                }
                else
                {
                    Publish();
                    if (await RunAsync(pending, stopping).ConfigureAwait(false))
                    {
                        pending = null;
                    }
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
#pragma warning disable CA1031 // A failure of one scheme, or of the store, must not end the host: it is logged, and the worker retries.
            catch (Exception e)
#pragma warning restore CA1031
            {
                host.Logger.Write(
                    LogLevel.Error,
                    e,
                    SchedulingLogTexts.HostCouldNotContinue,
                    Scheme.Id,
                    Duration.Format(host.Config.RestartAfter)
                );
                heldUntil = host.Clock.GetUtcNow() + host.Config.RestartAfter;
            }
        }
    }

    private DateTimeOffset? Publish()
    {
        var next = (tables ?? []).Select(t => t.Next).Append(restarts.At).Append(heldUntil).Min();
        Volatile.Write(ref nextRun, new StrongBox<DateTimeOffset?>(next));
        return paused ? null : next;
    }

    private void Wake() => wake.Writer.TryWrite(true);

    private bool TakeUpNext()
    {
        if (Interlocked.Exchange(ref next, null) is not { } scheme)
        {
            return false;
        }

        if (scheme.Version != Scheme.Version)
        {
            host.Logger.Write(LogLevel.Information, SchedulingLogTexts.HostRunsInstead, scheme.Id, scheme.Version, Scheme.Version);
        }

        var same =
            scheme.Config.Schedule == Scheme.Config.Schedule
            && scheme.TimeZone.Id == Scheme.TimeZone.Id
            && scheme.Config.Reconcile?.Schedule == Scheme.Config.Reconcile?.Schedule
            && scheme.Config.Source!.OmissionRemedy?.Crontab == Scheme.Config.Source!.OmissionRemedy?.Crontab;
        Scheme = scheme;
        return !same;
    }

    private async Task BeginAsync(bool isChange, CancellationToken cancellationToken)
    {
        var fresh = Timetable.Of(Scheme);
        foreach (var table in fresh)
        {
            LeftOut(
                await table
                    .BeginAsync(host.Store, isChange ? null : Scheme.Config.Missed, host.Clock.GetUtcNow(), cancellationToken)
                    .ConfigureAwait(false),
                SchedulingTexts.NoHostWasRunning
            );
        }

        tables = fresh;

        // Records that arrived or were left while no host was running must not wait for the next scheduled time.
        Volatile.Write(ref eventCame, true);
        Publish();
    }

    private Trigger? NextTrigger()
    {
        var now = host.Clock.GetUtcNow();
        foreach (var table in tables!)
        {
            var late = table.Advance(now).Count;
            LeftOut(late + (paused ? table.Drop() : 0), paused ? SchedulingTexts.SchemeIsPaused : SchedulingTexts.RunHadNotEnded);
        }

        if (asked.Reader.TryRead(out var manual))
        {
            return manual;
        }

        if (paused)
        {
            return null;
        }

        if (tables!.Select(t => t.Take()).FirstOrDefault(t => t is not null) is { } due)
        {
            return due;
        }

        if (restarts.Take() is { } again)
        {
            return again;
        }

        if (Interlocked.Exchange(ref eventCame, false))
        {
            return new Trigger(TriggerKind.Event, new RunOptions { OnlyDelivers = true });
        }

        return null;
    }

    private void LeftOut(int moments, LocalizedText why)
    {
        if (moments > 0)
        {
            Skipped += moments;
            host.Logger.Write(LogLevel.Warning, SchedulingLogTexts.TimesSkipped, Scheme.Id, moments, why);
        }
    }

    private async Task SleepAsync(DateTimeOffset? moment, CancellationToken stopping)
    {
        var until = moment is { } at ? at - host.Clock.GetUtcNow() : LongestSleep;
        var span = until > LongestSleep ? LongestSleep : until;
        if (span <= TimeSpan.Zero)
        {
            return;
        }

        using var sleep = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var slept = Task.Delay(span, host.Clock, sleep.Token);
        var woken = wake.Reader.WaitToReadAsync(sleep.Token).AsTask();
        await Task.WhenAny(slept, woken).ConfigureAwait(false);

        // Without a schedule, the worker polls for records that somebody edited or retried at the command line.
        if (tables is { Count: 0 } && slept.IsCompletedSuccessfully)
        {
            Volatile.Write(ref eventCame, true);
        }

        await sleep.CancelAsync().ConfigureAwait(false);
        wake.Reader.TryRead(out _);
        stopping.ThrowIfCancellationRequested();
    }

    /// <returns>False: another process holds the scheme; the caller tries again later.</returns>
    private async Task<bool> RunAsync(Trigger trigger, CancellationToken stopping)
    {
        if (trigger.Kind == TriggerKind.Event && !await WaitsAsync(stopping).ConfigureAwait(false))
        {
            return true;
        }

        if (trigger.Firing is { } firing && firing != claimed && !await host.Store.ClaimAsync(firing, stopping).ConfigureAwait(false))
        {
            host.Logger.Write(LogLevel.Information, SchedulingLogTexts.OtherHostRuns, Scheme.Id, firing.At);
            return true;
        }

        claimed = trigger.Firing;
        using (
            await host
                .Slots.EnterAsync(
                    [
                        (Scheme.Source.Connection!.Name, Scheme.Source.ParallelRuns),
                        (Scheme.Target.Connection!.Name, Scheme.Target.ParallelRuns),
                    ],
                    stopping
                )
                .ConfigureAwait(false)
        )
        {
            if (!await RunOnceAsync(trigger, stopping).ConfigureAwait(false))
            {
                return false;
            }
        }

        // The run has taken place; if that cannot be stored, it must still not take place again.
        pending = null;
        if (trigger.Firing is { } done && !stopping.IsCancellationRequested)
        {
            await host.Store.FinishAsync(done, CancellationToken.None).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<bool> WaitsAsync(CancellationToken cancellationToken)
    {
        var backlog = await host.Store.BacklogAsync(Scheme.Id, cancellationToken).ConfigureAwait(false);
        return backlog.Any(b => b is { Key: RecordStatus.Waiting or RecordStatus.Parked or RecordStatus.Delivering, Value: > 0 });
    }

    private async Task<bool> RunOnceAsync(Trigger trigger, CancellationToken stopping)
    {
        var tracked = host.Runs.Begin(Scheme.Id, trigger.Kind);
        var progress = tracked.Progress;
        using var logged = host.Logger.BeginRun(tracked.Id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var over = new CancellationTokenSource();
        (running, Current) = (stop, new CurrentRun(trigger.Kind, tracked.Started, progress));
        host.Logger.Write(LogLevel.Information, SchedulingLogTexts.RunBegins, Scheme.Id, SchedulingTexts.Kind(trigger.Kind));
        var watching = StallWatch.WatchAsync(host, Scheme.Id, progress, stop, over.Token);
        RunReport report;
        try
        {
            var file = Scheme.Config.File;
            report = await new SchemeRunner(host.Store, host.Limits, host.Clock, host.Logger)
                .RunAsync(Scheme, trigger.Options, progress, text => host.Compile(file, text), stop.Token)
                .ConfigureAwait(false);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
            (running, Current) = (null, null);
        }

        host.Runs.End(tracked, report);

        if (report.Fault?.Code == "QY5008")
        {
            // Another host, or somebody at the command line, holds the scheme; this worker checks a little later for the records that wait.
            host.Logger.Write(
                LogLevel.Information,
                SchedulingLogTexts.OtherProcessRuns,
                Scheme.Id,
                report.Fault.Message,
                Duration.Format(host.Config.RestartAfter)
            );
            heldUntil = host.Clock.GetUtcNow() + host.Config.RestartAfter;
            return false;
        }

        Last = report;
        restarts.Ended(trigger, report);
        RunLog.Ended(host.Logger, Scheme, report, restarts.At);
        try
        {
            ended(this, report);
        }
#pragma warning disable CA1031 // The run has ended, whatever the listeners throw.
        catch (Exception e)
#pragma warning restore CA1031
        {
            host.Logger.Write(LogLevel.Error, e, SchedulingLogTexts.ListenersFailed, Scheme.Id, report.Run);
        }

        return true;
    }
}
