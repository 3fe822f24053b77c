namespace QingYi.Engine.Schemes;

/// <summary>The target of a scheme.</summary>
internal sealed record TargetConfig : SideConfig
{
    /// <summary>Several requests in one call; null: each alone.</summary>
    public BatchConfig? Batch { get; init; }

    /// <summary>Several records in one document; null: each its own.</summary>
    public GroupConfig? Group { get; init; }

    /// <summary>Where delivered records go on; null: nowhere.</summary>
    public ChainConfig? Chain { get; init; }

    /// <summary>What is kept of the target's answer on the source record; null: nothing.</summary>
    public ParameterConfig? WriteBack => Response.FirstOrDefault(n => n.Field == "primaryWriteback");
}
