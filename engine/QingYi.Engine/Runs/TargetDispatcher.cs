using Microsoft.Extensions.Logging;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// The target dispatcher (写入调度者): brings waiting records to the target in one lane, delivery by delivery, each durable before it is sent.
/// </summary>
internal sealed class TargetDispatcher
{
    private const int MostNames = 50_000;
    private readonly RunContext run;
    private readonly SchemeStore store;
    private readonly DeliveryWriter writer;
    private readonly WaitingQueue queue;
    private readonly DocumentRenderer renderer;
    private readonly OutcomeMapper mapper;
    private readonly Dictionary<long, (string Id, string Number)> names = [];
    private Settlement? unsettled;
    private Task<IReadOnlyList<WaitingRecord>>? following;

    /// <param name="run">The run.</param>
    /// <param name="store">Where the records come from.</param>
    /// <param name="writer">Where they go.</param>
    /// <param name="queue">What is delivered next, in all lanes.</param>
    /// <param name="lookups">The records of other schemes.</param>
    public TargetDispatcher(RunContext run, SchemeStore store, DeliveryWriter writer, WaitingQueue queue, RecordLookups lookups)
    {
        this.queue = queue;
        this.run = run;
        this.store = store;
        this.writer = writer;
        renderer = new DocumentRenderer(run.Scheme, run.Constants, lookups) { Drift = run.Drift?.Check() };
        mapper = new OutcomeMapper(run.Scheme, run.Constants, run.Logger);
    }

    /// <summary>Settles what an earlier run left under way.</summary>
    public async Task RecoverAsync(DeliveryRecovery recovery, CancellationToken cancellationToken)
    {
        if (await recovery.RecoverAsync(writer, Name, cancellationToken).ConfigureAwait(false) is { } settled)
        {
            await SettleAsync(settled, null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Delivers until nothing waits and the source has ended, or a stop is asked for.</summary>
    /// <param name="stopping">Asks it to stop after the delivery in flight.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task DeliverAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAllAsync(stopping, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested) { }
        catch
        {
            // The run reports what ended it, not that the last outcome could not be stored too: the next run asks the target for it.
            await ((Task)SettleAsync(null, null, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            await (following ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!cancellationToken.IsCancellationRequested)
        {
            await SettleAsync(null, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DeliverAllAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        var number = await store.LastDeliveryAsync(writer.Lane.Number, cancellationToken).ConfigureAwait(false);
        while (!stopping.IsCancellationRequested)
        {
            // Read before the queue, so that records that arrive meanwhile are noticed.
            var arrival = queue.Arrival;
            var (ended, looked) = (queue.SourceHasEnded, following);
            following = null;
            var waiting = await (looked ?? queue.NextAsync(ended, cancellationToken)).ConfigureAwait(false);
            if (waiting.Count > 0)
            {
                var began = run.Clock.GetTimestamp();
                number = await DeliverAsync(waiting, number, ended, cancellationToken).ConfigureAwait(false);
                queue.Took(waiting.Count, run.Clock.GetElapsedTime(began));
            }
            else if (looked is not null)
            {
                // More records may have arrived since that look.
            }
            else if (unsettled is not null)
            {
                // Records that changed while they were delivered wait again from now on.
                await SettleAsync(null, null, cancellationToken).ConfigureAwait(false);
            }
            else if (ended)
            {
                return;
            }
            else
            {
                await arrival.WaitAsync(stopping).ConfigureAwait(false);
            }
        }
    }

    private async Task<long> DeliverAsync(
        IReadOnlyList<WaitingRecord> waiting,
        long number,
        bool sourceEnded,
        CancellationToken cancellationToken
    )
    {
        Name(waiting);
        var batch = renderer.Render(waiting);
        var start = batch.Documents.Count == 0 ? null : Start(number + 1, batch);
        var left = waiting.ExceptBy(batch.Records.Select(r => r.Key), r => r.Key);
        var aside = batch.HasAside ? mapper.Map(Settled(null, []) with { Aside = [.. left] }, batch) : null;
        var isAsRead = await SettleAsync(aside, start, cancellationToken).ConfigureAwait(false);
        queue.Began();
        if (!isAsRead || start is null)
        {
            return number;
        }

        batch.ClearAside();

        // What is delivered next is looked up while the target works.
        following = run.Scheme.Grouper is null ? queue.NextAsync(sourceEnded, cancellationToken) : null;
        try
        {
            var outcomes = await writer.WriteAsync(start.Number, batch, [], repeated: false, cancellationToken).ConfigureAwait(false);
            unsettled = mapper.Map(Settled(start.Number, outcomes), batch);
            return start.Number;
        }
        catch (PartlyDeliveredException e) when (run.Scheme.Grouper is null)
        {
            // A target without transactions has taken some of the documents: they are not sent again.
            await SettleAsync(mapper.Map(Settled(null, e.Outcomes), batch), null, cancellationToken).ConfigureAwait(false);
            throw e.InnerException!;
        }
    }

    private DeliveryStart Start(long number, RenderedBatch batch) =>
        new(
            writer.Lane.Number,
            number,
            run.Scheme.Version,
            run.Constants.LastSyncTime,
            run.Constants.CurrentTime,
            run.Run,
            run.Clock.GetUtcNow(),
            batch.Records
        );

    private Settlement Settled(long? number, IReadOnlyList<Outcome> outcomes) =>
        new(writer.Lane.Number, number, outcomes, run.Clock.GetUtcNow());

    public Task CompleteAsync(CancellationToken cancellationToken) => writer.CompleteAsync(cancellationToken);

    // People know records by their ids; of the deliveries before the last two none is settled any more.
    private void Name(IEnumerable<WaitingRecord> records)
    {
        if (names.Count > MostNames)
        {
            names.Clear();
        }

        foreach (var record in records)
        {
            names[record.Key] = (record.Id, record.Number);
        }
    }

    private string NameOf(long key) =>
        !names.TryGetValue(key, out var name) ? $"{key}"
        : name.Number.Length > 0 ? $"{name.Id} ({name.Number})"
        : name.Id;

    // The outcome of one delivery is written down together with the start of the next: one transaction of the store for each delivery.
    // False: a record has changed meanwhile, and nothing was written down.
    private async Task<bool> SettleAsync(Settlement? more, DeliveryStart? next, CancellationToken cancellationToken)
    {
        var settled = (unsettled, more) switch
        {
            (null, _) => more,
            (_, null) => unsettled,
            _ => unsettled.With(more),
        };
        if (settled is null && next is null)
        {
            return true;
        }

        // Where the scheme stops at a rejection nothing more is begun, which the next run would have to send.
        var refused = settled?.Outcomes.Where(o => o.Rejection is not null).ToList() ?? [];
        var stops = refused.Count > 0 && run.Scheme.Config.Delivery.OnError == "stop";

        using (var step = new StepTimer(run, RunPhase.Settle, writer.Lane.Number))
        {
            if (!await store.AdvanceAsync(settled, stops ? null : next, cancellationToken).ConfigureAwait(false))
            {
                step.Done(0);
                return false;
            }

            step.Done(settled?.Outcomes.Count ?? 0, refused.Count);
        }

        unsettled = null;
        run.Progress.Settled((settled?.Outcomes.Count ?? 0) - refused.Count, refused.Count, settled?.Parked.Count ?? 0);
        foreach (var outcome in refused)
        {
            run.Logger.Write(
                LogLevel.Warning,
                RunLogTexts.RecordRejected,
                run.Scheme.Id,
                NameOf(outcome.Document),
                outcome.Rejection!.Code,
                outcome.Rejection.Message
            );
        }

        if (stops)
        {
            throw new ConnectorException(
                RunTexts.RecordStopsRun(NameOf(refused[0].Document), refused[0].Rejection!.Message),
                RunTexts.SetBadRecordsAside
            );
        }

        return true;
    }
}
