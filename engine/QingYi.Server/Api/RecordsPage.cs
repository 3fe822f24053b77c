using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>A page of records.</summary>
/// <param name="Records">The records, in the order in which they were first stored.</param>
/// <param name="After">The value of 'after' that selects the next page; null: this is the last page.</param>
internal sealed record RecordsPage(IReadOnlyList<RecordSummary> Records, long? After);
