using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>A page of records.</summary>
/// <param name="Records">The records, in the order they were first stored.</param>
/// <param name="After">What the next page is asked for with; null: this is the last.</param>
internal sealed record RecordsPage(IReadOnlyList<RecordSummary> Records, long? After);
