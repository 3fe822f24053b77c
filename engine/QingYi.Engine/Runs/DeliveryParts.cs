namespace QingYi.Engine.Runs;

/// <summary>
/// The state of a delivery that is being sent: its documents in parts that are sent one after the other, and the outcomes so far. A
/// rejected part is halved until the document that causes the rejection is alone.
/// </summary>
internal sealed class DeliveryParts
{
    private readonly Func<long, IEnumerable<long>> siblings;
    private readonly Dictionary<long, Outcome> settled;
    private readonly Stack<IReadOnlyList<Document>> parts = new();

    /// <param name="documents">The documents that have no outcome yet.</param>
    /// <param name="known">The outcomes of the other documents.</param>
    /// <param name="siblings">Returns the documents that are rejected together with a document.</param>
    public DeliveryParts(IReadOnlyList<Document> documents, IReadOnlyList<Outcome> known, Func<long, IEnumerable<long>> siblings)
    {
        this.siblings = siblings;
        settled = new Dictionary<long, Outcome>(documents.Count + known.Count);
        foreach (var outcome in known)
        {
            settled.Add(outcome.Document, outcome);
        }

        parts.Push(documents);
    }

    public IReadOnlyCollection<Outcome> Outcomes => settled.Values;

    public bool IsSettled(long document) => settled.ContainsKey(document);

    /// <summary>The documents to send next; null: each document has its outcome.</summary>
    public IReadOnlyList<Document>? Next()
    {
        while (parts.TryPop(out var part))
        {
            if (part.Where(d => !IsSettled(d.Key)).ToList() is { Count: > 0 } open)
            {
                return open;
            }
        }

        return null;
    }

    /// <summary>Adds outcomes that the target knew already.</summary>
    public void Learn(IEnumerable<Outcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            settled.TryAdd(outcome.Document, outcome);
        }
    }

    /// <summary>Processes the result for documents that were sent.</summary>
    /// <exception cref="ConnectorException">The target returned no outcome for any of them.</exception>
    public void Take(IReadOnlyList<Document> part, WriteResult result)
    {
        if (result.Rejection is { } rejection)
        {
            Divide(part, part.Count == 1 ? part[0].Key : result.Culprit, rejection);
            return;
        }

        // A target may take a few of the documents at a time, but each call must make progress.
        if (result.Outcomes.Count == 0 && part.Any(d => !IsSettled(d.Key)))
        {
            throw new ConnectorException(RunTexts.NoOutcome, RunTexts.ReportToAuthor);
        }

        foreach (var outcome in result.Outcomes)
        {
            Settle(outcome);
        }

        parts.Push(part);
    }

    private void Divide(IReadOnlyList<Document> part, long? culprit, Rejection rejection)
    {
        var border = Border(part);
        if (culprit is null && (border == 0 || border == part.Count))
        {
            culprit = part[0].Key;
        }

        if (culprit is { } key && part.Select(d => d.Key).ToList().IndexOf(key) is >= 0 and var at)
        {
            // The documents before the rejected one were accepted; if they were sent together with those after it, they would be written
            // again for each rejection.
            Settle(new Outcome(key, null, rejection));
            border = Together(part, at);
        }

        parts.Push([.. part.Skip(border)]);
        parts.Push([.. part.Take(border)]);
    }

    // Documents that share records are rejected together, unless they were written before.
    private void Settle(Outcome outcome)
    {
        settled[outcome.Document] = outcome;
        if (outcome.Rejection is not null)
        {
            foreach (var sibling in siblings(outcome.Document).Where(s => !IsSettled(s)))
            {
                settled[sibling] = outcome with { Document = sibling };
            }
        }
    }

    // The middle, moved so that documents which share records stay together.
    private int Border(IReadOnlyList<Document> part)
    {
        var border = Together(part, part.Count / 2);
        if (border < part.Count)
        {
            return border;
        }

        border = part.Count / 2;
        while (border > 0 && siblings(part[border].Key).Contains(part[border - 1].Key))
        {
            border--;
        }

        return border;
    }

    private int Together(IReadOnlyList<Document> part, int border)
    {
        while (border > 0 && border < part.Count && siblings(part[border].Key).Contains(part[border - 1].Key))
        {
            border++;
        }

        return border;
    }
}
