namespace QingYi;

/// <summary>Documents that are written together; numbered, durable before they are sent, and never regrouped.</summary>
/// <param name="Lane">The lane it belongs to.</param>
/// <param name="Number">Its number in the lane, from 1, without gaps.</param>
/// <param name="Documents">What is to be written, in order.</param>
/// <param name="Settled">Outcomes of the same delivery that are known already; they go into the checkpoint too.</param>
public sealed record Delivery(Lane Lane, long Number, IReadOnlyList<Document> Documents, IReadOnlyList<Outcome> Settled)
{
    /// <summary>
    /// The documents may have been written: an attempt before this one ended without an answer, or its process did. A target without
    /// checkpoints that can see whether they are there looks first.
    /// </summary>
    public bool IsRepeated { get; init; }

    /// <summary>
    /// Each document stands by itself: a target may refuse one and write the others. False: some were made of the same records and are
    /// accepted together or not at all.
    /// </summary>
    public bool IsDivisible { get; init; } = true;
}
