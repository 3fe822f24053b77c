namespace QingYi.Engine.Stores;

/// <summary>Outcomes to be written down.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Delivery">The delivery that is settled by it; null: records that were refused before they were sent.</param>
/// <param name="Outcomes">What became of the records, by their keys.</param>
/// <param name="At">When.</param>
public sealed record Settlement(int Lane, long? Delivery, IReadOnlyList<Outcome> Outcomes, DateTimeOffset At)
{
    /// <summary>The records that were refused before they were sent, or parked, as they were when they were looked at.</summary>
    public IReadOnlyList<WaitingRecord> Aside { get; init; } = [];

    /// <summary>Records that wait for a record of another scheme.</summary>
    public IReadOnlyList<ParkedRecord> Parked { get; init; } = [];

    /// <summary>What is kept of the target's answers on the source records: a JSON value by record key.</summary>
    public IReadOnlyDictionary<long, string> WriteBacks { get; init; } = new Dictionary<long, string>();

    /// <summary>Records for other schemes.</summary>
    public IReadOnlyList<ChainedRecord> Chained { get; init; } = [];

    /// <summary>Both in one.</summary>
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
