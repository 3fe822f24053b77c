namespace QingYi.Engine.Stores;

/// <summary>Records that another system posted together.</summary>
/// <param name="Records">The records; none where the source's condition dropped all.</param>
/// <param name="Policy">When a record is a duplicate.</param>
/// <param name="At">When they came.</param>
public sealed record PostedRecords(IReadOnlyList<StagedRecord> Records, DuplicatePolicy Policy, DateTimeOffset At)
{
    /// <summary>The raw records that the source's condition dropped, in order.</summary>
    public IReadOnlyList<DroppedRecord> Dropped { get; init; } = [];
}
