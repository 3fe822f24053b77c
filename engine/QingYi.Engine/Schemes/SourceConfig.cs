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
}
