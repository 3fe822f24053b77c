namespace QingYi.Engine.Stores;

/// <summary>A record on its way into the store.</summary>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Content">The raw JSON.</param>
public readonly record struct StagedRecord(string Id, string Number, ReadOnlyMemory<byte> Content);
