using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The target dispatcher (写入调度者): brings waiting records to the target in one lane, delivery by delivery, each durable before it is sent.</summary>
internal sealed class TargetDispatcher
{
    private const int MostNames = 50_000;
    private readonly RunContext run;
    private readonly SchemeStore store;
    private readonly DeliveryWriter writer;
    private readonly ConstantSet constants;
    private readonly RecordLookups lookups;
    private readonly Func<string, CompiledScheme?> compile;
    private readonly WaitingQueue queue;
    private readonly Dictionary<long, (string Id, string Number)> names = [];
    private Settlement? unsettled;

    /// <param name="run">The run.</param>
    /// <param name="store">Where the records come from.</param>
    /// <param name="writer">Where they go.</param>
    /// <param name="constants">What templates see of the run.</param>
    /// <param name="lookups">The records of other schemes.</param>
    /// <param name="queue">What is delivered next, in all lanes.</param>
    /// <param name="compile">Compiles an earlier text of the scheme.</param>
    public TargetDispatcher(RunContext run, SchemeStore store, DeliveryWriter writer, ConstantSet constants, RecordLookups lookups, WaitingQueue queue, Func<string, CompiledScheme?> compile)
    {
        this.queue = queue;
        this.run = run;
        this.store = store;
        this.writer = writer;
        this.constants = constants;
        this.lookups = lookups;
        this.compile = compile;
    }

    /// <summary>Settles what an earlier run left under way: by the target's checkpoint first, and what that does not know is sent.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var checkpoint = await writer.TakeLaneAsync(cancellationToken).ConfigureAwait(false);
        var last = await store.LastDeliveryAsync(writer.Lane.Number, cancellationToken).ConfigureAwait(false);
        if (checkpoint is not null && checkpoint.Delivery > last)
        {
            throw new StoreException(
                "QY5006",
                $"the target has seen delivery {checkpoint.Delivery} of the scheme '{run.Scheme.Id}', but this store knows only {last}: it is older than the target, perhaps restored from a backup",
                $"Going on could write twice. Put the newer state directory back, or accept the target as it is with 'qingyi state adopt {run.Scheme.Config.File}'.");
        }

        if (await store.PendingAsync(writer.Lane.Number, cancellationToken).ConfigureAwait(false) is not { } pending)
        {
            return;
        }

        run.Logger.LogInformation("Delivery {Number} was under way when the last run ended; it is settled first", pending.Number);
        var known = checkpoint?.Delivery == pending.Number ? checkpoint.Outcomes : [];
        var scheme = pending.Version == run.Scheme.Version ? run.Scheme : await EarlierAsync(pending.Version, cancellationToken).ConfigureAwait(false);
        var then = scheme.Constants(pending.From, pending.To, pending.Run);
        var renderer = new DocumentRenderer(scheme, then, lookups);
        Name(pending.Records);
        var batch = renderer.Render(pending.Records);

        // What the target has committed is done, even where the record could not be rendered any more.
        foreach (var outcome in known)
        {
            batch.Know(outcome.Document, renderer.OwnersOf(outcome.Document, pending.Records));
        }

        var outcomes = await writer.WriteAsync(pending.Number, batch.Documents, known, batch.Siblings, repeated: true, cancellationToken).ConfigureAwait(false);
        var settled = new AnswerTaker(scheme, then, run.Logger).Take(new Settlement(writer.Lane.Number, pending.Number, outcomes, run.Clock.GetUtcNow()), batch);
        await SettleAsync(settled, null, cancellationToken).ConfigureAwait(false);
    }

    public async Task DeliverAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        var renderer = new DocumentRenderer(run.Scheme, constants, lookups);
        var taker = new AnswerTaker(run.Scheme, constants, run.Logger);
        var number = await store.LastDeliveryAsync(writer.Lane.Number, cancellationToken).ConfigureAwait(false);
        Task<IReadOnlyList<StoredRecord>>? following = null;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                // Before anything is looked at: what comes meanwhile is told.
                var news = queue.News;
                var (ended, looked) = (queue.SourceHasEnded, following);
                following = null;
                var waiting = await (looked ?? queue.NextAsync(ended, cancellationToken)).ConfigureAwait(false);
                if (waiting.Count > 0)
                {
                    var began = run.Clock.GetTimestamp();
                    number = await DeliverAsync(waiting, renderer, taker, number, () => following = run.Scheme.Grouper is null ? queue.NextAsync(ended, cancellationToken) : null, cancellationToken).ConfigureAwait(false);
                    queue.Took(waiting.Count, run.Clock.GetElapsedTime(began));
                }
                else if (looked is not null)
                {
                    // Some may have come since it was looked.
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
                    await news.WaitAsync(stopping).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
        }
        catch
        {
            // What ended the run is told, and not that on top of it the last outcome could not be written down: the next run asks the target for it.
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

    private async Task<long> DeliverAsync(IReadOnlyList<StoredRecord> waiting, DocumentRenderer renderer, AnswerTaker taker, long number, Action begun, CancellationToken cancellationToken)
    {
        Name(waiting);
        var batch = renderer.Render(waiting);
        var scheme = run.Scheme;
        var start = batch.Documents.Count == 0 ? null : new DeliveryStart(writer.Lane.Number, number + 1, scheme.Version, constants.LastSyncTime, constants.CurrentTime, run.Run, run.Clock.GetUtcNow(), batch.Records);
        var aside = batch.Refused.Count + batch.Parked.Count == 0 ? null : new Settlement(writer.Lane.Number, null, batch.Refused, run.Clock.GetUtcNow()) { Parked = batch.Parked, Aside = [.. waiting.ExceptBy(batch.Records.Select(r => r.Key), r => r.Key)] };
        var isAsRead = await SettleAsync(aside, start, cancellationToken).ConfigureAwait(false);
        queue.Began();
        if (!isAsRead || start is null)
        {
            return number;
        }

        // What is delivered next is looked up while the target works.
        begun();
        IReadOnlyList<Outcome> outcomes;
        try
        {
            outcomes = await writer.WriteAsync(start.Number, batch.Documents, [], batch.Siblings, repeated: false, cancellationToken).ConfigureAwait(false);
        }
        catch (PartlyDeliveredException e) when (run.Scheme.Grouper is null)
        {
            // A target without transactions has taken some of the documents: they are not sent again.
            await SettleAsync(taker.Take(new Settlement(writer.Lane.Number, null, e.Outcomes, run.Clock.GetUtcNow()), batch) with { Parked = [] }, null, cancellationToken).ConfigureAwait(false);
            throw e.InnerException!;
        }

        batch.Refused.Clear();
        batch.Parked.Clear();
        unsettled = taker.Take(new Settlement(writer.Lane.Number, start.Number, outcomes, run.Clock.GetUtcNow()), batch);
        return start.Number;
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => writer.CompleteAsync(cancellationToken);

    // People know records by their ids; of the deliveries before the last two none is settled any more.
    private void Name(IEnumerable<StoredRecord> records)
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

    private string NameOf(long key) => !names.TryGetValue(key, out var name) ? $"{key}" : name.Number.Length > 0 ? $"{name.Id} ({name.Number})" : name.Id;

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

        using (Spans.Source.StartActivity("settle"))
        {
            if (!await store.AdvanceAsync(settled, stops ? null : next, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        unsettled = null;
        run.Progress.Settled((settled?.Outcomes.Count ?? 0) - refused.Count, refused.Count, settled?.Parked.Count ?? 0);
        foreach (var outcome in refused)
        {
            run.Logger.LogWarning("{Scheme}: record {Record} rejected: {Code} {Cause}", run.Scheme.Id, NameOf(outcome.Document), outcome.Rejection!.Code, outcome.Rejection.Message);
        }

        if (stops)
        {
            throw new ConnectorException($"record {NameOf(refused[0].Document)} was rejected: {refused[0].Rejection!.Message}", "The scheme says 'onError: stop'. Correct the record, or let the run set bad records aside with 'onError: reject'.");
        }

        return true;
    }

    private async Task<CompiledScheme> EarlierAsync(string version, CancellationToken cancellationToken) =>
        await store.VersionAsync(version, cancellationToken).ConfigureAwait(false) is { } text && compile(text) is { } scheme
            ? scheme
            : throw new StoreException("QY5007", $"a delivery that is under way was made by version {version} of the scheme, which cannot be compiled any more", "Put the connection and the plugins of that version back, run once, and change them after that.");
}
