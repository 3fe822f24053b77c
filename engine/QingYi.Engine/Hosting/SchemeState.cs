using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>How far a scheme has come.</summary>
/// <param name="Watermark">Up to when its source has been read; null: no window has been read to its end.</param>
/// <param name="Records">Its records by status.</param>
/// <param name="Changes">What people changed, the newest first.</param>
public sealed record SchemeState(
    DateTimeOffset? Watermark,
    IReadOnlyDictionary<RecordStatus, long> Records,
    IReadOnlyList<(DateTimeOffset At, string Action)> Changes
)
{
    /// <summary>How far a log has been read, by partition (empty: the whole); none: the scheme reads windows.</summary>
    public IReadOnlyDictionary<string, Cursor> Positions { get; init; } = new Dictionary<string, Cursor>();
}
