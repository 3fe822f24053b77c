namespace QingYi.Engine.Runs;

/// <summary>
/// What the two sides of a run have to do with each other beside the store: when one fails the other stops at its next safe point, and the
/// first failure is the run's.
/// </summary>
internal sealed class RunSides : IDisposable
{
    // What is in flight when a stop is asked for gets this long to finish.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource hard = new();
    private readonly CancellationTokenSource stop;
    private readonly CancellationTokenRegistration grace;
    private readonly Lock gate = new();

    /// <param name="stopping">Asks the run to stop.</param>
    public RunSides(CancellationToken stopping)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        grace = stopping.Register(() => hard.CancelAfter(Grace));
    }

    /// <summary>Asks both sides to stop.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>Ends what has not stopped by itself in time.</summary>
    public CancellationToken Hard => hard.Token;

    /// <summary>The first failure, and whose it is; null: none.</summary>
    public (string Step, Exception? Failure) First { get; private set; } = ("source", null);

    /// <summary>A failure of this side was the first.</summary>
    public bool HasFailed(string step)
    {
        lock (gate)
        {
            return First is { Failure: not null } first && first.Step == step;
        }
    }

    /// <summary>Does work of a side and keeps its failure.</summary>
    public async Task GuardAsync(string step, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The failure is kept and reported once both sides have come to rest.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                First = First.Failure is null or OperationCanceledException ? (step, e) : First;
            }

            // A source that fails leaves the target to finish what is stored; a target that fails stops the source, and the other lanes
            // soon.
            if (step == "target")
            {
                hard.CancelAfter(Grace);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        grace.Dispose();
        stop.Dispose();
        hard.Dispose();
    }
}
