using Polly;

namespace QingYi.Engine.Runs;

/// <summary>
/// Brings a delivery to its end: tries again after transient faults, asks the checkpoint when it is not known whether a transaction was
/// committed, and cuts a refused delivery down to the document that is to blame.
/// </summary>
internal sealed class DeliveryWriter
{
    private readonly Target target;
    private readonly Lane lane;
    private readonly ResiliencePipeline retry;
    private readonly RunContext run;

    public DeliveryWriter(RunContext run, Target target, Lane lane)
    {
        this.target = target;
        this.lane = lane;
        this.run = run;
        retry = RetryPolicy.Build(run.Scheme.Config.Delivery.Retries, "target", run.Progress, run.Logger, run.Clock);
    }

    /// <summary>Takes the lane and says what the target knows of it.</summary>
    public async Task<Checkpoint?> TakeLaneAsync(CancellationToken cancellationToken) =>
        await retry.ExecuteAsync(async token => await target.TakeLaneAsync(lane, adopt: false, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The outcome of each document.</summary>
    /// <param name="number">The delivery's number.</param>
    /// <param name="documents">Its documents that have no outcome yet.</param>
    /// <param name="known">Outcomes of the others.</param>
    /// <param name="siblings">Documents that are refused together with one.</param>
    /// <param name="cancellationToken">Ends the waiting between attempts and the call.</param>
    public async Task<IReadOnlyList<Outcome>> WriteAsync(long number, IReadOnlyList<Document> documents, IReadOnlyList<Outcome> known, Func<long, IEnumerable<long>> siblings, CancellationToken cancellationToken)
    {
        var settled = new List<Outcome>(known);
        var parts = new Stack<IReadOnlyList<Document>>();
        parts.Push(documents);
        while (parts.TryPop(out var part))
        {
            if (part.Count == 0)
            {
                continue;
            }

            var result = await SendAsync(number, part, settled, cancellationToken).ConfigureAwait(false);
            if (result.Rejection is null)
            {
                // A target may take a few of the documents at a time.
                settled.AddRange(result.Outcomes);
                if (result.Outcomes.Count < part.Count)
                {
                    parts.Push([.. part.Where(d => settled.TrueForAll(s => s.Document != d.Key))]);
                }

                continue;
            }

            var culprit = part.Count == 1 ? part[0].Key : result.Culprit;
            var open = part.Where(d => settled.TrueForAll(s => s.Document != d.Key)).ToList();
            if (culprit is { } key && open.Exists(d => d.Key == key))
            {
                long[] refused = [key, .. siblings(key).Where(s => open.Exists(d => d.Key == s))];
                settled.AddRange(refused.Select(k => new Outcome(k, null, result.Rejection)));
                parts.Push([.. open.Where(d => !refused.Contains(d.Key))]);
            }
            else
            {
                parts.Push([.. open.Skip(open.Count / 2)]);
                parts.Push([.. open.Take(open.Count / 2)]);
            }
        }

        run.Progress.Trouble = "";
        return settled;
    }

    private async Task<WriteResult> SendAsync(long number, IReadOnlyList<Document> part, List<Outcome> settled, CancellationToken cancellationToken)
    {
        var uncertain = false;
        return await retry.ExecuteAsync(
            async token =>
            {
                if (uncertain && await target.TakeLaneAsync(lane, adopt: false, token).ConfigureAwait(false) is { } checkpoint && checkpoint.Delivery == number)
                {
                    settled.AddRange(checkpoint.Outcomes.Where(o => settled.TrueForAll(s => s.Document != o.Document)));
                }

                var rest = part.Where(d => settled.TrueForAll(s => s.Document != d.Key)).ToList();
                if (rest.Count == 0)
                {
                    return WriteResult.Written([]);
                }

                await run.Limits.WaitAsync(run.Scheme.Target.Connection!.Name, target.RateLimit, token).ConfigureAwait(false);
                try
                {
                    return await target.WriteAsync(new Delivery(lane, number, rest, settled), token).ConfigureAwait(false);
                }
                catch (TransientException)
                {
                    uncertain = true;
                    throw;
                }
            },
            cancellationToken).ConfigureAwait(false);
    }
}
