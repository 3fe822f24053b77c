using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>A page that is being put into the store.</summary>
/// <param name="Revision">
/// The revision of the scheme that brings it, and its number: a scheme's revisions are never given twice, and pages are kept in memory by
/// their numbers.
/// </param>
/// <param name="Span">The window; 0: records that were posted, or that another scheme brings.</param>
/// <param name="Run">The run that fetched it.</param>
/// <param name="At">When it was fetched.</param>
/// <param name="Policy">What makes a record a duplicate.</param>
internal sealed record PageArrival(long Revision, long Span, string Run, DateTimeOffset At, DuplicatePolicy Policy)
{
    /// <summary>Records with nothing to do.</summary>
    public int Duplicates { get; set; }

    /// <summary>Records in whose place a newer content waits.</summary>
    public int Replaced { get; set; }

    /// <summary>True when the page changed a record that the store has, even one that does not wait.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Records that nothing is known of, by id, each with its hash and its place in the block.</summary>
    public Dictionary<string, (StagedRecord Record, long Hash, int Start)> Added { get; } = new(StringComparer.Ordinal);
}
