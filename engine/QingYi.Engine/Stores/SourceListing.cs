namespace QingYi.Engine.Stores;

/// <summary>
/// The ids that a source has, which a pass collects and compares with the scheme's records. It belongs to the lease: what an earlier pass
/// left is not part of it. No method holds all ids in memory.
/// </summary>
public abstract class SourceListing
{
    /// <summary>
    /// Returns the start of what the scheme's own request has read, back-fills included; null: it has read nothing.
    /// </summary>
    public abstract Task<DateTimeOffset?> SinceAsync(CancellationToken cancellationToken);

    /// <summary>Adds a page of ids.</summary>
    /// <param name="part">The number of the reading that the page belongs to.</param>
    /// <param name="ids">The ids; one that the part has already is not added.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of ids that are new in the part.</returns>
    public abstract Task<int> AddAsync(long part, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Finds the records whose ids the listing does not contain, in steps that delay nobody. Changes no record.</summary>
    /// <param name="began">When the pass began: records that were stored later are left alone.</param>
    /// <param name="coversAll">True when the listing contains every record that the source has. False: only those that the scheme's own
    /// request finds, so that records that were posted, or read by another request, are left alone.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<ListingComparison> CompareAsync(DateTimeOffset began, bool coversAll, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers which records the comparison missed, and forgets those that it found again: all in one transaction.
    /// </summary>
    /// <param name="at">When the listing ended.</param>
    /// <param name="readUpTo">See <see cref="MissingRecord.IsGone"/>.</param>
    /// <param name="marks">True: records that are gone are marked, which their history shows.</param>
    /// <param name="run">The run, for the history.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of records that are gone.</returns>
    public abstract Task<long> KeepAsync(
        DateTimeOffset at,
        DateTimeOffset? readUpTo,
        bool marks,
        string run,
        CancellationToken cancellationToken
    );

    /// <summary>Makes deletions of the next records that are gone: they wait, with their last content where the store has it.</summary>
    /// <param name="readUpTo">See <see cref="MissingRecord.IsGone"/>.</param>
    /// <param name="deletion">Makes the deletion of a record from its id and number.</param>
    /// <param name="run">The run.</param>
    /// <param name="at">The time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the store made of them; null: no record is left.</returns>
    public abstract Task<StageResult?> DeleteAsync(
        DateTimeOffset? readUpTo,
        Func<string, string, StagedRecord> deletion,
        string run,
        DateTimeOffset at,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes the listing, and what earlier passes left, in small steps.</summary>
    public abstract Task ClearAsync(CancellationToken cancellationToken);
}
