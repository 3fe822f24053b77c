using Polly;

namespace QingYi.Engine.Runs;

/// <summary>
/// Brings a delivery to its end: tries again after transient faults, asks the checkpoint when it is not known whether a transaction was
/// committed, and cuts a refused delivery down to the document that is to blame.
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

    /// <summary>Takes the lane and says what the target knows of it.</summary>
    public async Task<Checkpoint?> TakeLaneAsync(CancellationToken cancellationToken) =>
        await retry
            .ExecuteAsync(async token => await target.TakeLaneAsync(Lane, adopt: false, token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Has the target finish what is made of all deliveries.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken) =>
        await retry
            .ExecuteAsync(async token => await target.CompleteAsync(token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>The outcome of each document.</summary>
    /// <param name="number">The delivery's number.</param>
    /// <param name="documents">Its documents that have no outcome yet.</param>
    /// <param name="known">Outcomes of the others.</param>
    /// <param name="siblings">Documents that are refused together with one.</param>
    /// <param name="repeated">An earlier process may have sent it.</param>
    /// <param name="cancellationToken">Ends the waiting between attempts and the call.</param>
    public async Task<IReadOnlyList<Outcome>> WriteAsync(
        long number,
        IReadOnlyList<Document> documents,
        IReadOnlyList<Outcome> known,
        Func<long, IEnumerable<long>> siblings,
        bool repeated,
        CancellationToken cancellationToken
    )
    {
        using var span = Spans.Source.StartActivity("deliver")?.SetTag("delivery", number).SetTag("documents", documents.Count);
        var settled = new Dictionary<long, Outcome>(documents.Count + known.Count);
        foreach (var outcome in known)
        {
            settled.Add(outcome.Document, outcome);
        }

        var parts = new Stack<IReadOnlyList<Document>>();
        parts.Push(documents);
        try
        {
            while (parts.TryPop(out var part))
            {
                IReadOnlyList<Document> open = [.. part.Where(d => !settled.ContainsKey(d.Key))];
                if (open.Count == 0)
                {
                    continue;
                }

                var result = await SendAsync(number, open, settled, repeated, cancellationToken).ConfigureAwait(false);
                if (result.Rejection is null)
                {
                    // A target may take a few of the documents at a time, but must get on.
                    if (result.Outcomes.Count == 0 && open.Any(d => !settled.ContainsKey(d.Key)))
                    {
                        throw new ConnectorException(
                            "the target took the documents and said nothing of them",
                            "Report it to whoever made the connector."
                        );
                    }

                    foreach (var outcome in result.Outcomes)
                    {
                        Settle(outcome);
                    }

                    parts.Push(open);
                    continue;
                }

                var culprit = open.Count == 1 ? open[0].Key : result.Culprit;
                var border = Border(open, siblings);
                if (culprit is null && (border == 0 || border == open.Count))
                {
                    culprit = open[0].Key;
                }

                if (culprit is { } key && open.Select(d => d.Key).ToList().IndexOf(key) is >= 0 and var at)
                {
                    // Those before it were good as far as the target came; together with those behind it they would be written again for
                    // each bad one.
                    Settle(new Outcome(key, null, result.Rejection));
                    at = Together(open, at, siblings);
                    parts.Push([.. open.Skip(at)]);
                    parts.Push([.. open.Take(at)]);
                }
                else
                {
                    parts.Push([.. open.Skip(border)]);
                    parts.Push([.. open.Take(border)]);
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException && target.Guarantee is not null && settled.Count > known.Count)
        {
            throw new PartlyDeliveredException([.. settled.Values], e);
        }

        run.Progress.Trouble = "";
        return [.. settled.Values];

        // Documents that share records are refused together, as far as they were not written before.
        void Settle(Outcome outcome)
        {
            settled[outcome.Document] = outcome;
            if (outcome.Rejection is not null)
            {
                foreach (var sibling in siblings(outcome.Document).Where(s => !settled.ContainsKey(s)))
                {
                    settled[sibling] = outcome with { Document = sibling };
                }
            }
        }
    }

    // The middle, moved so that documents which share records stay together.
    private static int Border(IReadOnlyList<Document> open, Func<long, IEnumerable<long>> siblings)
    {
        var border = Together(open, open.Count / 2, siblings);
        if (border < open.Count)
        {
            return border;
        }

        border = open.Count / 2;
        while (border > 0 && siblings(open[border].Key).Contains(open[border - 1].Key))
        {
            border--;
        }

        return border;
    }

    private static int Together(IReadOnlyList<Document> open, int border, Func<long, IEnumerable<long>> siblings)
    {
        while (border > 0 && border < open.Count && siblings(open[border].Key).Contains(open[border - 1].Key))
        {
            border++;
        }

        return border;
    }

    private async Task<WriteResult> SendAsync(
        long number,
        IReadOnlyList<Document> part,
        Dictionary<long, Outcome> settled,
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
                        foreach (var outcome in checkpoint.Outcomes)
                        {
                            settled.TryAdd(outcome.Document, outcome);
                        }
                    }

                    var rest = uncertain ? [.. part.Where(d => !settled.ContainsKey(d.Key))] : part;
                    if (rest.Count == 0)
                    {
                        return WriteResult.Written([]);
                    }

                    await run.Limits.WaitAsync(run.Scheme.Target.Connection!.Name, target.RateLimit, token).ConfigureAwait(false);
                    try
                    {
                        return await target
                            .WriteAsync(
                                new Delivery(Lane, number, rest, [.. settled.Values])
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
