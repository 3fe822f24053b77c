using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>The stored data of a record that the store needs when a record with the same id arrives.</summary>
/// <param name="Key">Its key in the store.</param>
/// <param name="Status">Its status.</param>
/// <param name="Hash">The hash of its newest content, which may wait until a delivery is settled; see
/// <see cref="SqlStage.Deleted"/>.</param>
/// <param name="Span">The window in which the content was fetched; 0: none, or the caller did not ask for it.</param>
internal readonly record struct KnownRecord(long Key, RecordStatus Status, long Hash, long Span);
