namespace QingYi.Engine.Schemes;

/// <summary>The source of a scheme.</summary>
internal sealed record SourceConfig : SideConfig
{
    public string? Id { get; init; }

    public string? Number { get; init; }

    /// <summary>Whether a delivered record is never delivered again; null: true, except for a log.</summary>
    public bool? IdCheck { get; init; }

    public string Redeliver { get; init; } = "changed";

    public PaginationConfig Pagination { get; init; } = new();

    public TimeSpan Lookback { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Lag { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan? MaxWindow { get; init; }

    /// <summary>Arrays whose elements become records of their own, each with the fields of the head.</summary>
    public IReadOnlyList<string> BeatFlat { get; init; } = [];

    /// <summary>The number with which the first element's id ends.</summary>
    public int BeatFlatFrom { get; init; } = 1;

    /// <summary>The array whose elements are the records; null: the whole record is one.</summary>
    public string? SplitArray { get; init; }

    /// <summary>The conditions for raw records: all conditions of one inner list must hold. Empty: no conditions.</summary>
    public IReadOnlyList<IReadOnlyList<ConditionConfig>> Conditions { get; init; } = [];

    /// <summary>
    /// The conditions for deleted records: a raw record that meets all conditions of one inner list is deleted at the source. Empty: none
    /// is.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ConditionConfig>> Deleted { get; init; } = [];

    /// <summary>True when a raw record can become several, so that a deletion does not tell which of them it concerns.</summary>
    public bool DividesRecords => BeatFlat.Count > 0 || SplitArray is not null;

    /// <summary>Fields to reformat before a record is rendered.</summary>
    public IReadOnlyList<ReformatConfig> FormatResponse { get; init; } = [];

    /// <summary>When to fetch again what was missed; null: never. The key can be inside the source or next to it.</summary>
    public RemedyConfig? OmissionRemedy { get; init; }
}
