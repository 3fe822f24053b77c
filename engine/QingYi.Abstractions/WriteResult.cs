namespace QingYi;

/// <summary>A target's result for a delivery.</summary>
public sealed class WriteResult
{
    private WriteResult(IReadOnlyList<Outcome> outcomes, Rejection? rejection, long? culprit)
    {
        Outcomes = outcomes;
        Rejection = rejection;
        Culprit = culprit;
    }

    /// <summary>The outcomes of the documents; empty when the target wrote nothing.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>Why the target wrote nothing; null when the documents have outcomes.</summary>
    public Rejection? Rejection { get; }

    /// <summary>
    /// The key of the document that caused the rejection; null: unknown, and the engine divides the delivery in halves to find it.
    /// </summary>
    public long? Culprit { get; }

    /// <summary>
    /// Creates a result in which the documents with an outcome are done; at least one document must have one. An outcome can be a rejection
    /// of that document alone.
    /// </summary>
    public static WriteResult Written(IReadOnlyList<Outcome> outcomes) => new(outcomes, null, null);

    /// <summary>
    /// Creates a result for a delivery of which the target wrote nothing because of an error in the data of one document.
    /// </summary>
    public static WriteResult RolledBack(Rejection rejection, long? culprit) => new([], rejection, culprit);
}
