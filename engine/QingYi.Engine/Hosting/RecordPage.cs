using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>A page of a list of records.</summary>
/// <param name="Records">The records, in the order that the query asks for.</param>
/// <param name="Before">The value of <see cref="RecordQuery.Before"/> that selects older records; null: there are none.</param>
/// <param name="After">The value of <see cref="RecordQuery.After"/> that selects newer records; null: there are none.</param>
public sealed record RecordPage(IReadOnlyList<RecordListing> Records, long? Before, long? After);
