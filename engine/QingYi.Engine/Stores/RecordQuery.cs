namespace QingYi.Engine.Stores;

/// <summary>The records to list. A null value does not restrict the list.</summary>
public sealed record RecordQuery
{
    /// <summary>The records in this status.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>The records that are rejected or parked with this code.</summary>
    public string? Code { get; init; }

    /// <summary>True: only the records that the last reconciliation did not find at the source.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The record with this id, or the records with this number.</summary>
    public string? Name { get; init; }

    /// <summary>The records delivered or rejected since then.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The records whose content was fetched or received at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The records whose content was fetched or received before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The order of the list; by default the oldest record comes first.</summary>
    public RecordOrder Order { get; init; }

    /// <summary>Only records with a higher key; 0: all. Of more than <see cref="Limit"/> records, the list contains those next to the key
    /// when <see cref="Before"/> is null, in either order.</summary>
    public long After { get; init; }

    /// <summary>Only records with a lower key; null: all. Of more than <see cref="Limit"/> records, the list contains those next to the key
    /// when <see cref="After"/> is 0, in either order.</summary>
    public long? Before { get; init; }

    /// <summary>The maximum number of records; 50 by default.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>True when the list is taken from higher keys to lower ones: always in the order of the list, except for the page in front
    /// of a key.</summary>
    public bool GoesDown => Order == RecordOrder.Newest ? After == 0 || Before is not null : After == 0 && Before is not null;
}
