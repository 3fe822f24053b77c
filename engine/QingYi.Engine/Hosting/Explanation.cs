using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>The answer to the question why a record has not arrived at the target.</summary>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Asked">The id or number that was asked about.</param>
/// <param name="Verdict">The status of the record; of several with this number, that of the one that is furthest from delivered.</param>
/// <param name="Answer">The answer in a sentence.</param>
public sealed record Explanation(string Scheme, string Asked, ExplanationVerdict Verdict, LocalizedText Answer)
{
    /// <summary>The scheme's record with this id, or at most 20 records with this number; empty: there is none.</summary>
    public IReadOnlyList<ExplainedRecord> Records { get; init; } = [];

    /// <summary>Facts about the scheme that explain the verdict.</summary>
    public IReadOnlyList<ExplanationPoint> Points { get; init; } = [];

    /// <summary>What to do, the most promising first; empty: nothing.</summary>
    public IReadOnlyList<LocalizedText> NextSteps { get; init; } = [];

    /// <summary>The records of other schemes with this id or number, at most 20; only where this scheme has none.</summary>
    public IReadOnlyList<FoundRecord> Elsewhere { get; init; } = [];

    /// <summary>At most 5 records of the scheme with a similar id or number; only where it has none with this one.</summary>
    public IReadOnlyList<RecordListing> Similar { get; init; } = [];
}
