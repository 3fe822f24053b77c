namespace QingYi.Engine.Stores;

/// <summary>A record as lists show it.</summary>
/// <param name="Key">Its key in the store.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Status">Its status.</param>
/// <param name="Attempts">The number of deliveries that it was part of.</param>
/// <param name="Answer">The target's answer.</param>
/// <param name="Rejection">Why it was rejected.</param>
/// <param name="FetchedAt">When its content was fetched or received.</param>
/// <param name="SettledAt">When it was delivered or rejected.</param>
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
    /// <summary>The last change of the record at its source.</summary>
    public RecordChange Change { get; init; }

    /// <summary>Since when it is missing at its source; null: it is not.</summary>
    public MissingRecord? Missing { get; init; }

    /// <summary>The scheme that must store the record for which this one is parked; null: it is not parked.</summary>
    public string? Awaits { get; init; }
}
