using Microsoft.Extensions.Logging;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>Checks whether a run makes progress: its counts, or the fault for which it waits, change.</summary>
internal static class StallWatch
{
    private const int LooksPerLimit = 20;

    /// <summary>Stops a run that makes no progress, and makes it a failed one.</summary>
    public static async Task WatchAsync(
        HostParts host,
        string scheme,
        RunProgress progress,
        CancellationTokenSource stop,
        CancellationToken over
    )
    {
        var limit = host.Config.StallAfter;
        if (await StallsAsync(progress, limit, host.Clock, over).ConfigureAwait(false))
        {
            progress.StopCause = new RunFault(
                "QY5016",
                SchedulingTexts.NoProgress(Duration.Format(limit), progress.Trouble),
                SchedulingTexts.CheckStall
            );
            host.Logger.Write(LogLevel.Error, SchedulingLogTexts.RunStalls, scheme, progress.StopCause.Message);
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Completes when the run has made no progress for <paramref name="limit"/>, or when the token is cancelled.</summary>
    public static async Task<bool> StallsAsync(
        RunProgress progress,
        TimeSpan limit,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var (seen, since) = (progress.Signature, clock.GetTimestamp());
        while (clock.GetElapsedTime(since) < limit)
        {
            try
            {
                await Task.Delay(limit / LooksPerLimit, clock, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }

            if (progress.Signature != seen)
            {
                (seen, since) = (progress.Signature, clock.GetTimestamp());
            }
        }

        return true;
    }
}
