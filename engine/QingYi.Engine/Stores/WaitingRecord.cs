namespace QingYi.Engine.Stores;

/// <summary>A record that waits to be delivered.</summary>
/// <param name="Key">Its number in the store, for ever; in the order first stored.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
public record WaitingRecord(long Key, string Id, string Number)
{
    /// <summary>The revision of the scheme that brought the content; a record with another has changed since.</summary>
    public long Revision { get; init; }

    /// <summary>What has happened to it at the source; the content of a deleted record is the last one known.</summary>
    public RecordChange Change { get; init; }
}
