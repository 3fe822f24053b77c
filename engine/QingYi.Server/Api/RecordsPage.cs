using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>A page of records.</summary>
/// <param name="Records">The records, in the order that 'order' names.</param>
/// <param name="After">The value of 'after' that selects newer records; null: there are none.</param>
/// <param name="Before">The value of 'before' that selects older records; null: there are none.</param>
internal sealed record RecordsPage(IReadOnlyList<RecordSummary> Records, long? After, long? Before);
