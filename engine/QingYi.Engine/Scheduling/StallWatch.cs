using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>Looks whether a run gets on: its counts, or what it is waiting for, change.</summary>
internal static class StallWatch
{
    private const int LooksPerLimit = 20;

    /// <summary>Ends when the run has not got on for <paramref name="limit"/>, or with the token.</summary>
    public static async Task<bool> StallsAsync(RunProgress progress, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
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
