namespace QingYi.Engine.Stores;

/// <summary>Which records are listed. What is null chooses nothing.</summary>
public sealed record RecordQuery
{
    /// <summary>Those in this status.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Those that were refused, or are parked, with this code.</summary>
    public string? Code { get; init; }

    /// <summary>The one with this id, or those with this number.</summary>
    public string? Name { get; init; }

    /// <summary>Those delivered or refused since then.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only those with a higher key: where the page before this one ended.</summary>
    public long After { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
}
