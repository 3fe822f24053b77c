using QingYi.Engine.Rendering;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>The target of a compiled scheme.</summary>
/// <param name="Side">Its connector, connection, api and request.</param>
/// <param name="Plan">The fields that the request reads from a record.</param>
internal sealed record CompiledTarget(CompiledSide<TargetPlan> Side, RecordPlan Plan)
{
    /// <summary>Makes documents of several records; null: each is its own.</summary>
    public RecordGrouper? Grouper { get; init; }

    /// <summary>What is kept of the target's answer; null: nothing.</summary>
    public SideRequest? WriteBack { get; init; }

    /// <summary>The scheme that gets delivered records, and what it gets; null: none.</summary>
    public (string Scheme, SideRequest? Id, SideRequest? Content)? Chain { get; init; }

    /// <summary>The schemes whose records are looked up.</summary>
    public IReadOnlyList<string> LooksAt { get; init; } = [];

    /// <summary>A record's request depends on nothing but the record and the run.</summary>
    public bool RendersAhead => Grouper is null && LooksAt.Count == 0 && WriteBack is null && Chain is null;
}
