namespace QingYi.Engine.Schemes;

/// <summary>The target of a scheme.</summary>
internal sealed record TargetConfig : SideConfig
{
    /// <summary>Several requests in one call; null: one request a call.</summary>
    public BatchConfig? Batch { get; init; }

    /// <summary>Several records in one document; null: one record a document.</summary>
    public GroupConfig? Group { get; init; }

    /// <summary>The scheme that receives delivered records; null: none.</summary>
    public ChainConfig? Chain { get; init; }

    /// <summary>The part of the target's answer to store with the source record; null: none.</summary>
    public ParameterConfig? WriteBack => Response.FirstOrDefault(n => n.Field == "primaryWriteback");
}
