namespace QingYi.Engine.Runs;

/// <summary>Allows a number of calls in any span of a given length, wherever the span begins.</summary>
#pragma warning disable CA1001 // Nobody asks the semaphore for its wait handle, so there is nothing to free.
internal sealed class SlidingWindow(TimeProvider clock)
#pragma warning restore CA1001
{
    // Timers have a resolution of whole milliseconds.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private readonly SemaphoreSlim mutex = new(1, 1);
    private readonly Queue<long> calls = new();

    public async Task EnterAsync(RateLimit limit, CancellationToken cancellationToken)
    {
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (calls.Count >= limit.Calls)
            {
                var wait = limit.Per - clock.GetElapsedTime(calls.Peek());
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait + Tick, clock, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    calls.Dequeue();
                }
            }

            calls.Enqueue(clock.GetTimestamp());
        }
        finally
        {
            mutex.Release();
        }
    }
}
