namespace QingYi;

/// <summary>What a target answers to a delivery.</summary>
public sealed class WriteResult
{
    private WriteResult(IReadOnlyList<Outcome> outcomes, Rejection? rejection, long? culprit)
    {
        Outcomes = outcomes;
        Rejection = rejection;
        Culprit = culprit;
    }

    /// <summary>What became of each document; empty when nothing was written.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>Why nothing was written; null when the documents have outcomes.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The key of the document that is to blame; null: unknown, the engine cuts the delivery in halves to find it.</summary>
    public long? Culprit { get; }

    /// <summary>The documents with an outcome are done; at least one has. An outcome may be a rejection of that document alone.</summary>
    public static WriteResult Written(IReadOnlyList<Outcome> outcomes) => new(outcomes, null, null);

    /// <summary>Nothing was written because of an error in the data of one document.</summary>
    public static WriteResult RolledBack(Rejection rejection, long? culprit) => new([], rejection, culprit);
}
