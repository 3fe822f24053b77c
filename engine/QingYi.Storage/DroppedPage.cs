using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>The records of a page that a condition dropped.</summary>
/// <param name="Revision">The number of the page.</param>
/// <param name="Run">The run that fetched it, or <see cref="SqlStage.Posted"/>.</param>
/// <param name="At">When it came.</param>
/// <param name="Dropped">The records, in order.</param>
internal sealed record DroppedPage(long Revision, string Run, DateTimeOffset At, IReadOnlyList<DroppedRecord> Dropped);
