using Polly;

namespace QingYi.Engine.Runs;

/// <summary>
/// Completes a delivery: retries after transient faults, reads the checkpoint when it is not known whether a transaction was committed, and
/// divides a rejected delivery down to the document that causes the rejection.
/// </summary>
internal sealed class DeliveryWriter
{
    private readonly Target target;
    private readonly ResiliencePipeline retry;
    private readonly RunContext run;

    public DeliveryWriter(RunContext run, Target target, Lane lane)
    {
        this.target = target;
        Lane = lane;
        this.run = run;
        retry = RetryPolicy.Build(run.Scheme.Config.Delivery.Retries, "target", run.Progress, run.Logger, run.Clock);
    }

    public Lane Lane { get; }

    /// <summary>Takes the lane and returns the target's checkpoint.</summary>
    public async Task<Checkpoint?> TakeLaneAsync(CancellationToken cancellationToken) =>
        await retry
            .ExecuteAsync(async token => await target.TakeLaneAsync(Lane, adopt: false, token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Lets the target finish what all deliveries produce together.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken) =>
        await retry
            .ExecuteAsync(async token => await target.CompleteAsync(token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Writes the documents and returns the outcome of each.</summary>
    /// <param name="number">The delivery's number.</param>
    /// <param name="batch">The documents that have no outcome yet.</param>
    /// <param name="known">The outcomes of the other documents.</param>
    /// <param name="repeated">True when an earlier process may have sent the delivery.</param>
    /// <param name="cancellationToken">Cancels the call and the waits between attempts.</param>
    public async Task<IReadOnlyList<Outcome>> WriteAsync(
        long number,
        RenderedBatch batch,
        IReadOnlyList<Outcome> known,
        bool repeated,
        CancellationToken cancellationToken
    )
    {
        using var step = new StepTimer(run, RunPhase.Deliver, Lane.Number);
        step.Span?.SetTag("delivery", number).SetTag("documents", batch.Documents.Count);
        var parts = new DeliveryParts(batch.Documents, known, batch.Siblings);
        try
        {
            while (parts.Next() is { } part)
            {
                parts.Take(part, await SendAsync(number, part, parts, repeated, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException && target.Guarantee is not null && parts.Outcomes.Count > known.Count)
        {
            throw new PartlyDeliveredException([.. parts.Outcomes], e);
        }

        var records = run.Scheme.Grouper is null ? batch.Documents.Count : batch.Records.Count;
        step.Done(records, parts.Outcomes.Count(o => o.Rejection is not null));
        run.Progress.Trouble = LocalizedText.Empty;
        return [.. parts.Outcomes];
    }

    private async Task<WriteResult> SendAsync(
        long number,
        IReadOnlyList<Document> part,
        DeliveryParts parts,
        bool repeated,
        CancellationToken cancellationToken
    )
    {
        var uncertain = false;
        return await retry
            .ExecuteAsync(
                async token =>
                {
                    if (
                        uncertain
                        && await target.TakeLaneAsync(Lane, adopt: false, token).ConfigureAwait(false) is { } checkpoint
                        && checkpoint.Delivery == number
                    )
                    {
                        parts.Learn(checkpoint.Outcomes);
                    }

                    var rest = uncertain ? [.. part.Where(d => !parts.IsSettled(d.Key))] : part;
                    if (rest.Count == 0)
                    {
                        return WriteResult.Written([]);
                    }

                    await run.Limits.WaitAsync(run.Scheme.Target.Connection!.Name, target.RateLimit, token).ConfigureAwait(false);
                    try
                    {
                        return await target
                            .WriteAsync(
                                new Delivery(Lane, number, rest, [.. parts.Outcomes])
                                {
                                    IsRepeated = repeated || uncertain,
                                    IsDivisible = run.Scheme.Grouper is null,
                                },
                                token
                            )
                            .ConfigureAwait(false);
                    }
                    catch (TransientException)
                    {
                        uncertain = true;
                        throw;
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
