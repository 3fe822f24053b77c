using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>A page of a list of records.</summary>
/// <param name="Records">The records, in the order that the query asks for.</param>
/// <param name="Before">The value of <see cref="RecordQuery.Before"/> that selects older records; null: there are none.</param>
/// <param name="After">The value of <see cref="RecordQuery.After"/> that selects newer records; null: there are none.</param>
public sealed record RecordPage(IReadOnlyList<RecordListing> Records, long? Before, long? After)
{
    /// <summary>Of a search by content: the number of records whose contents were compared; null: of a list.</summary>
    public long? Scanned { get; init; }

    /// <summary>
    /// Of a search by content: the number of records whose contents the store no longer has, so that they were not compared; null: of a
    /// list.
    /// </summary>
    public long? WithoutContent { get; init; }

    /// <summary>Of a search by content: how much of the records is done, from 0 to 1, estimated from the keys; null: of a list.</summary>
    public double? Share { get; init; }
}
