namespace QingYi.Engine.Schemes;

/// <summary>The source of a scheme.</summary>
internal sealed record SourceConfig : SideConfig
{
    public string? Id { get; init; }

    public string? Number { get; init; }

    public bool IdCheck { get; init; } = true;

    public string Redeliver { get; init; } = "changed";

    public PaginationConfig Pagination { get; init; } = new();

    public TimeSpan Lookback { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Lag { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan? MaxWindow { get; init; }

    /// <summary>Arrays of which each element becomes a record of its own, beside the head's fields.</summary>
    public IReadOnlyList<string> BeatFlat { get; init; } = [];

    /// <summary>The number that the first element's id ends with.</summary>
    public int BeatFlatFrom { get; init; } = 1;

    /// <summary>The array whose elements are the records; null: the record is one itself.</summary>
    public string? SplitArray { get; init; }

    /// <summary>What a raw record must fulfil: one of the inner lists whole. Empty: nothing.</summary>
    public IReadOnlyList<IReadOnlyList<ConditionConfig>> Conditions { get; init; } = [];

    /// <summary>A raw record that fulfils this is deleted at the source: one of the inner lists whole. Empty: none is.</summary>
    public IReadOnlyList<IReadOnlyList<ConditionConfig>> Deleted { get; init; } = [];

    /// <summary>A raw record may become several, so that nothing says which of them are gone with its id.</summary>
    public bool DividesRecords => BeatFlat.Count > 0 || SplitArray is not null;

    /// <summary>Fields that are written in another form before a record is rendered.</summary>
    public IReadOnlyList<ReformatConfig> FormatResponse { get; init; } = [];

    /// <summary>When what was missed is fetched again; null: never. It stands in the source or beside it.</summary>
    public RemedyConfig? OmissionRemedy { get; init; }
}
