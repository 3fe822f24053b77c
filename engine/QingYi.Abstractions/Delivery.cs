namespace QingYi;

/// <summary>
/// Documents that a target writes together. The engine numbers a delivery, stores it before it sends it, and never regroups its documents.
/// </summary>
/// <param name="Lane">The lane of the delivery.</param>
/// <param name="Number">The number of the delivery in its lane, from 1, without gaps.</param>
/// <param name="Documents">The documents to write, in order.</param>
/// <param name="Settled">Outcomes of the same delivery that are known already; the target stores them in the checkpoint too.</param>
public sealed record Delivery(Lane Lane, long Number, IReadOnlyList<Document> Documents, IReadOnlyList<Outcome> Settled)
{
    /// <summary>
    /// True when the documents may have been written already: an earlier attempt ended without an answer, or its process died. A target
    /// without checkpoints that can look up documents checks for them before it writes.
    /// </summary>
    public bool IsRepeated { get; init; }

    /// <summary>
    /// True when a target can reject one document and write the others. False: some documents were made from the same records, so the
    /// target accepts all of them or none.
    /// </summary>
    public bool IsDivisible { get; init; } = true;
}
