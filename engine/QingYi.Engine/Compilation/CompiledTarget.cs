using QingYi.Engine.Rendering;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>The target of a compiled scheme.</summary>
/// <param name="Side">Its connector, connection, api and request.</param>
/// <param name="Plan">The fields that the request reads from a record.</param>
internal sealed record CompiledTarget(CompiledSide<TargetPlan> Side, RecordPlan Plan)
{
    /// <summary>Makes documents from several records; null: each record is a document of its own.</summary>
    public RecordGrouper? Grouper { get; init; }

    /// <summary>Selects the part of the target's answer to store; null: none.</summary>
    public SideRequest? WriteBack { get; init; }

    /// <summary>The scheme that receives delivered records, and what it receives; null: none.</summary>
    public (string Scheme, SideRequest? Id, SideRequest? Content)? Chain { get; init; }

    /// <summary>The schemes whose records the request looks up.</summary>
    public IReadOnlyList<string> LooksAt { get; init; } = [];

    /// <summary>True when a record's request depends only on the record and the run.</summary>
    public bool RendersAhead => Grouper is null && LooksAt.Count == 0 && WriteBack is null && Chain is null;
}
