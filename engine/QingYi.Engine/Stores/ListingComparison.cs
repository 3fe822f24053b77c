namespace QingYi.Engine.Stores;

/// <summary>How the ids of a source and the records of a scheme differ.</summary>
/// <param name="Listed">The number of different ids that the source has.</param>
/// <param name="Compared">The number of records that the listing should contain.</param>
/// <param name="Missing">The number of these that it does not contain.</param>
/// <param name="NotStored">The number of ids of the source that the scheme has no record of.</param>
public sealed record ListingComparison(long Listed, long Compared, long Missing, long NotStored)
{
    /// <summary>The maximum number of ids in <see cref="MissingIds"/> and <see cref="NotStoredIds"/>.</summary>
    public const int MostIds = 20;

    /// <summary>The number of missing records that earlier passes have confirmed to be gone.</summary>
    public long KnownToBeGone { get; init; }

    /// <summary>The number of listed records without an id that the scheme has no record of: each may be any of those that are
    /// missing.</summary>
    public long Nameless { get; init; }

    /// <summary>The first ids of the missing records.</summary>
    public IReadOnlyList<string> MissingIds { get; init; } = [];

    /// <summary>The first ids that the scheme has no record of.</summary>
    public IReadOnlyList<string> NotStoredIds { get; init; } = [];
}
