using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Records to be stored, with the results of the work that needs no transaction.</summary>
/// <param name="Records">Each record with the hash of its content and its place in the block.</param>
/// <param name="Block">All records, compressed; null: they are compressed when it is known which of them are kept.</param>
internal sealed record PreparedRecords(IReadOnlyList<(StagedRecord Record, long Hash, int Start)> Records, byte[]? Block);
