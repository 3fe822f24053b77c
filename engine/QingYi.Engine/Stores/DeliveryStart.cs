namespace QingYi.Engine.Stores;

/// <summary>A delivery that is about to be sent.</summary>
/// <param name="Lane">Its lane.</param>
/// <param name="Number">Its number: one more than the lane's last.</param>
/// <param name="Version">The version of the scheme that renders it.</param>
/// <param name="From">The LAST_SYNC_TIME with which it is rendered.</param>
/// <param name="To">The CURRENT_TIME with which it is rendered.</param>
/// <param name="Run">The id of the run.</param>
/// <param name="At">The time when it begins.</param>
/// <param name="Records">Its records, in order.</param>
public sealed record DeliveryStart(
    int Lane,
    long Number,
    string Version,
    DateTimeOffset From,
    DateTimeOffset To,
    string Run,
    DateTimeOffset At,
    IReadOnlyList<WaitingRecord> Records
);
