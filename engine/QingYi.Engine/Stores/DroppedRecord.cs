namespace QingYi.Engine.Stores;

/// <summary>A raw record that the source's condition dropped.</summary>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code; empty: none.</param>
/// <param name="Cause">The first comparison of each list of conditions that did not hold, with the value that it compared.</param>
public sealed record DroppedRecord(string Id, string Number, string Cause)
{
    /// <summary>The number of dropped records that the store keeps for each scheme: the last ones.</summary>
    public const int Most = 1000;
}
