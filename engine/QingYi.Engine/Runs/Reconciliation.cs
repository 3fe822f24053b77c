using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>What a reconciliation found.</summary>
/// <param name="Action">What it did with records that are gone.</param>
/// <param name="Ids">How the ids of the source and the records of the store differ.</param>
/// <param name="Gone">The number of missing records that an earlier pass missed too, so that they are gone.</param>
/// <param name="Deleted">The number of these that were deleted.</param>
public sealed record Reconciliation(MissingAction Action, ListingComparison Ids, long Gone, long Deleted);
