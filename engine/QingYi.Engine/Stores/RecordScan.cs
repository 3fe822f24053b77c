namespace QingYi.Engine.Stores;

/// <summary>A part of a search through the contents of a scheme's records.</summary>
/// <param name="Records">The records found, in the order that the query asks for.</param>
/// <param name="Scanned">The number of records whose contents were compared.</param>
/// <param name="Last">The key of the last record that was looked at, behind which the search continues; null: it is complete.</param>
public sealed record RecordScan(IReadOnlyList<RecordListing> Records, long Scanned, long? Last)
{
    /// <summary>The number of records whose contents the store has deleted, so that they were not compared.</summary>
    public long WithoutContent { get; init; }

    /// <summary>How much of the records is done, from 0 to 1: the part of the keys, of which other schemes have some too.</summary>
    public double Share { get; init; }
}
