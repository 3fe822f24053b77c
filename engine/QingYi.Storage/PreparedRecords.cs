using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Records on their way into the store, with what was done before its turn came.</summary>
/// <param name="Records">Each with the hash of its content and its place in the block.</param>
/// <param name="Block">All of them, compressed; null: that is left for when it is known which of them are kept.</param>
internal sealed record PreparedRecords(IReadOnlyList<(StagedRecord Record, long Hash, int Start)> Records, byte[]? Block);
