namespace QingYi.Engine.Stores;

/// <summary>A record that waits to be delivered.</summary>
/// <param name="Key">Its permanent key in the store, in the order in which records were first stored.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
public record WaitingRecord(long Key, string Id, string Number)
{
    /// <summary>The revision of the scheme that stored the content; if it differs, the record has changed since.</summary>
    public long Revision { get; init; }

    /// <summary>What happened to the record at its source; the content of a deleted record is the last one known.</summary>
    public RecordChange Change { get; init; }
}
