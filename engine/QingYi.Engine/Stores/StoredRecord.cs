namespace QingYi.Engine.Stores;

/// <summary>A record to be delivered.</summary>
/// <param name="Key">Its number in the store, for ever; in the order first stored.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Content">The raw JSON.</param>
public sealed record StoredRecord(long Key, string Id, string Number, ReadOnlyMemory<byte> Content);
