namespace QingYi.Engine.Stores;

/// <summary>Outcomes to be stored.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Delivery">The delivery that these outcomes settle; null: records that were not sent, or documents of a
/// delivery that failed.</param>
/// <param name="Outcomes">The outcomes by record key.</param>
/// <param name="At">The time.</param>
public sealed record Settlement(int Lane, long? Delivery, IReadOnlyList<Outcome> Outcomes, DateTimeOffset At)
{
    /// <summary>
    /// The records that are not sent, in the version that the run read: rejected, parked, or deleted at the source where the target does
    /// not handle deletions.
    /// </summary>
    public IReadOnlyList<WaitingRecord> Aside { get; init; } = [];

    /// <summary>Records that wait for a record of another scheme.</summary>
    public IReadOnlyList<ParkedRecord> Parked { get; init; } = [];

    /// <summary>The parts of the target's answers to store with the source records: a JSON value by record key.</summary>
    public IReadOnlyDictionary<long, string> WriteBacks { get; init; } = new Dictionary<long, string>();

    /// <summary>Records to add to other schemes.</summary>
    public IReadOnlyList<ChainedRecord> Chained { get; init; } = [];

    /// <summary>Combines two settlements.</summary>
    public Settlement With(Settlement more) =>
        this with
        {
            Delivery = Delivery ?? more.Delivery,
            Outcomes = [.. Outcomes, .. more.Outcomes],
            Aside = [.. Aside, .. more.Aside],
            Parked = [.. Parked, .. more.Parked],
            WriteBacks = WriteBacks.Concat(more.WriteBacks).ToDictionary(),
            Chained = [.. Chained, .. more.Chained],
        };
}
