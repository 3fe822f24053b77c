using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The lanes of a run, which write side by side: each has a target and a checkpoint of its own, and all take from one queue.</summary>
internal sealed class Lanes : IAsyncDisposable
{
    private readonly List<Target> targets;
    private readonly List<TargetDispatcher> dispatchers;
    private readonly int used;

    private Lanes(List<Target> targets, List<TargetDispatcher> dispatchers, int used)
    {
        this.targets = targets;
        this.dispatchers = dispatchers;
        this.used = used;
    }

    /// <summary>The target of the first lane, which says what all of them promise.</summary>
    public Target First => targets[0];

    /// <summary>Opens the targets and settles what earlier runs left under way.</summary>
    /// <param name="run">The run.</param>
    /// <param name="records">The store.</param>
    /// <param name="store">The scheme's part of it.</param>
    /// <param name="queue">What is delivered next.</param>
    /// <param name="constants">What templates see of the run.</param>
    /// <param name="compile">Compiles an earlier text of the scheme.</param>
    /// <param name="open">Opens a target.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<Lanes> OpenAsync(
        RunContext run, RecordStore records, SchemeStore store, WaitingQueue queue, ConstantSet constants, Func<string, CompiledScheme?> compile, Func<Task<Target>> open, CancellationToken cancellationToken)
    {
        var used = run.Scheme.Config.Delivery.Parallelism;
        var targets = new List<Target>();
        var dispatchers = new List<TargetDispatcher>();
        try
        {
            // Lanes of earlier runs are taken too: what is under way in them is settled, and no older process writes in them any more.
            foreach (var number in await store.LanesAsync(used, cancellationToken).ConfigureAwait(false))
            {
                if (number < used)
                {
                    targets.Add(await open().ConfigureAwait(false));
                }

                var writer = new DeliveryWriter(run, targets[number < used ? number : 0], new Lane(records.Id, run.Scheme.Id, number, store.Epoch));
                dispatchers.Add(new TargetDispatcher(run, store, writer, constants, records.Lookups, queue, compile));
            }

            foreach (var dispatcher in dispatchers)
            {
                await dispatcher.RecoverAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await DisposeAsync(targets).ConfigureAwait(false);
            throw;
        }

        return new Lanes(targets, dispatchers, used);
    }

    /// <summary>The work of each lane.</summary>
    public IEnumerable<Func<Task>> Deliveries(CancellationToken stopping, CancellationToken cancellationToken) =>
        dispatchers.Take(used).Select(d => new Func<Task>(() => d.DeliverAsync(stopping, cancellationToken)));

    /// <summary>All deliveries are written: the targets finish what is made of them.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var dispatcher in dispatchers.Take(used))
        {
            await dispatcher.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => DisposeAsync(targets);

    private static async ValueTask DisposeAsync(List<Target> targets)
    {
        foreach (var target in targets)
        {
            await target.DisposeAsync().ConfigureAwait(false);
        }
    }
}
