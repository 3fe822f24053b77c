using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>What is known of a record when one of its id comes.</summary>
/// <param name="Key">Its number in the store.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Hash">The hash of its newest content, which may wait for a delivery to settle; see <see cref="SqlStage.Deleted"/>.</param>
/// <param name="Span">The window that brought the content; 0: none did, or it was not asked for.</param>
internal readonly record struct KnownRecord(long Key, RecordStatus Status, long Hash, long Span);
