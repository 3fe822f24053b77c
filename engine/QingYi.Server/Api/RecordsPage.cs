using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>A page of records.</summary>
/// <param name="Records">The records, in the order that 'order' names.</param>
/// <param name="After">The value of 'after' that selects newer records; null: there are none.</param>
/// <param name="Before">The value of 'before' that selects older records; null: there are none.</param>
/// <param name="Scanned">With 'field': the number of records whose contents this call compared.</param>
/// <param name="WithoutContent">With 'field': the number of records whose contents the store no longer has.</param>
/// <param name="Share">With 'field': how much of the records is done, from 0 to 1; continue with 'after' or 'before'.</param>
internal sealed record RecordsPage(
    IReadOnlyList<RecordSummary> Records,
    long? After,
    long? Before,
    long? Scanned,
    long? WithoutContent,
    double? Share
);
