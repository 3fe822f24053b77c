namespace QingYi.Engine.Schemes;

/// <summary><c>reconcile</c>: how the ids that the source still has are compared with the store.</summary>
internal sealed record ReconcileConfig
{
    public const double DefaultLimit = 0.1;

    /// <summary>The schedule; null: only on request.</summary>
    public string? Schedule { get; init; }

    /// <summary><c>report</c>, <c>mark</c> or <c>delete</c>: what happens to records that are gone.</summary>
    public string Action { get; init; } = "report";

    /// <summary>The share of the compared records that may be missing, from 0 to 1; above it nothing happens to any record.</summary>
    public double Limit { get; init; } = DefaultLimit;

    /// <summary>The request that lists all ids; null: the source's own.</summary>
    public SourceConfig? Source { get; init; }
}
