using QingYi.Engine.Rendering;

namespace QingYi.Engine.Authoring;

/// <summary>What became of one record as the source sends it.</summary>
public sealed record RawTrace
{
    /// <summary>How <c>deleted</c> judges it, list by list; empty: the scheme has none, or the record cannot be evaluated.</summary>
    public IReadOnlyList<IReadOnlyList<ConditionTrace>> Deleted { get; init; } = [];

    /// <summary>How <c>condition</c> judges it, list by list; empty: the scheme has none, or the record cannot be evaluated.</summary>
    public IReadOnlyList<IReadOnlyList<ConditionTrace>> Conditions { get; init; } = [];

    /// <summary>True: the conditions drop it.</summary>
    public bool IsDropped { get; init; }

    /// <summary>
    /// The records that are stored: one for each element of <c>beatFlat</c> or <c>splitArray</c>; none where it is dropped or has no
    /// elements.
    /// </summary>
    public IReadOnlyList<RecordTrace> Records { get; init; } = [];
}
