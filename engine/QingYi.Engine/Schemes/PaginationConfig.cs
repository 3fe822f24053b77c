namespace QingYi.Engine.Schemes;

/// <summary>How a source is paged.</summary>
internal sealed record PaginationConfig
{
    public int? PageSize { get; init; }

    public int? StartPage { get; init; }
}
