namespace QingYi.Engine.Runs;

/// <summary>
/// Coordinates the two sides of a run: when one fails, the other stops at its next safe point, and the first failure is the run's. All
/// other exchange is through the store.
/// </summary>
internal sealed class RunSides : IDisposable
{
    // The time that a transaction in progress gets to finish after a stop.
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

    /// <summary>Set when both sides should stop.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>Set when a side that has not stopped in time must end.</summary>
    public CancellationToken Hard => hard.Token;

    /// <summary>The first failure and the side that failed; null: none.</summary>
    public (string Step, Exception? Failure) First { get; private set; } = ("source", null);

    /// <summary>True when the first failure was on this side.</summary>
    public bool HasFailed(string step)
    {
        lock (gate)
        {
            return First is { Failure: not null } first && first.Step == step;
        }
    }

    /// <summary>Executes the work of a side and records its failure.</summary>
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

            // When the source fails, the target finishes what is stored; when a target fails, the source and the other lanes stop soon.
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
