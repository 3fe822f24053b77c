using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>The state of a scheme.</summary>
/// <param name="Watermark">The time up to which its source has been read; null: no window has been read completely.</param>
/// <param name="Records">Its records by status.</param>
/// <param name="Changes">The changes that people made, newest first.</param>
public sealed record SchemeState(
    DateTimeOffset? Watermark,
    IReadOnlyDictionary<RecordStatus, long> Records,
    IReadOnlyList<AuditEntry> Changes
)
{
    /// <summary>The position that a log has been read to, by partition (empty: the whole); none: the scheme reads windows.</summary>
    public IReadOnlyDictionary<string, Cursor> Positions { get; init; } = new Dictionary<string, Cursor>();
}
