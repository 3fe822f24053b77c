using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The parallel lanes of a run: each has a target and a checkpoint of its own, and all take documents from one queue.</summary>
/// <param name="run">The run.</param>
/// <param name="records">The store.</param>
/// <param name="store">The scheme's part of the store.</param>
internal sealed class Lanes(RunContext run, RecordStore records, SchemeStore store) : IAsyncDisposable
{
    private readonly List<Target> targets = [];
    private readonly List<TargetDispatcher> dispatchers = [];

    /// <summary>The target of the first lane; its guarantee applies to all lanes.</summary>
    public Target First => targets[0];

    private int Used => run.Scheme.Config.Delivery.Parallelism;

    /// <summary>Opens the targets and settles the deliveries that earlier runs left open.</summary>
    /// <param name="open">Opens a target.</param>
    /// <param name="queue">The documents to deliver.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    public async Task OpenAsync(Func<Task<Target>> open, WaitingQueue queue, CancellationToken cancellationToken)
    {
        // The run also takes the lanes of earlier runs: it settles their open deliveries, and no older process can write in them any more.
        foreach (var number in await store.LanesAsync(Used, cancellationToken).ConfigureAwait(false))
        {
            if (number < Used)
            {
                targets.Add(await open().ConfigureAwait(false));
            }

            var writer = new DeliveryWriter(
                run,
                targets[number < Used ? number : 0],
                new Lane(records.Id, run.Scheme.Id, number, store.Epoch)
            );
            dispatchers.Add(new TargetDispatcher(run, store, writer, queue, records.Lookups));
        }

        var recovery = new DeliveryRecovery(run, store, records.Lookups);
        foreach (var dispatcher in dispatchers)
        {
            await dispatcher.RecoverAsync(recovery, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the work of each lane.</summary>
    public IEnumerable<Func<Task>> Deliveries(CancellationToken stopping, CancellationToken cancellationToken) =>
        dispatchers.Take(Used).Select(d => new Func<Task>(() => d.DeliverAsync(stopping, cancellationToken)));

    /// <summary>After all deliveries, lets the targets finish what the deliveries produce together.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var dispatcher in dispatchers.Take(Used))
        {
            await dispatcher.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var target in targets)
        {
            await target.DisposeAsync().ConfigureAwait(false);
        }
    }
}
