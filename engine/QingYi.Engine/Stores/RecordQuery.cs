namespace QingYi.Engine.Stores;

/// <summary>The records to list. A null value does not restrict the list.</summary>
public sealed record RecordQuery
{
    /// <summary>The records in this status.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>The records that are rejected or parked with this code.</summary>
    public string? Code { get; init; }

    /// <summary>The record with this id, or the records with this number.</summary>
    public string? Name { get; init; }

    /// <summary>The records delivered or rejected since then.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only records with a higher key: the last key of the previous page.</summary>
    public long After { get; init; }

    /// <summary>The maximum number of records.</summary>
    public int Limit { get; init; } = 50;
}
