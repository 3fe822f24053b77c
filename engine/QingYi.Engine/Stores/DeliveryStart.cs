namespace QingYi.Engine.Stores;

/// <summary>A delivery about to be sent.</summary>
/// <param name="Lane">Its lane.</param>
/// <param name="Number">Its number: one more than the lane's last.</param>
/// <param name="Version">The version of the scheme that renders it.</param>
/// <param name="From">LAST_SYNC_TIME that it is rendered with.</param>
/// <param name="To">CURRENT_TIME that it is rendered with.</param>
/// <param name="Run">The run.</param>
/// <param name="At">When.</param>
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
