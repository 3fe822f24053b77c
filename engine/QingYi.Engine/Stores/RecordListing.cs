namespace QingYi.Engine.Stores;

/// <summary>A record as people look at it.</summary>
/// <param name="Key">Its number in the store.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Attempts">How often it was part of a delivery.</param>
/// <param name="Answer">The target's answer.</param>
/// <param name="Rejection">Why it was refused.</param>
/// <param name="FetchedAt">When its content came.</param>
/// <param name="SettledAt">When it was delivered or refused.</param>
public sealed record RecordListing(
    long Key,
    string Id,
    string Number,
    RecordStatus Status,
    int Attempts,
    string? Answer,
    Rejection? Rejection,
    DateTimeOffset FetchedAt,
    DateTimeOffset? SettledAt
)
{
    /// <summary>What has last happened to it at the source.</summary>
    public RecordChange Change { get; init; }
}
