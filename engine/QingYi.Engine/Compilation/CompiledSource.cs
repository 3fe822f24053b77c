using QingYi.Engine.Rendering;

namespace QingYi.Engine.Compilation;

/// <summary>The source of a compiled scheme.</summary>
/// <param name="Side">Its connector, connection, api and request.</param>
/// <param name="Remedy">Its request at the times of <c>omissionRemedy</c>; null: there are none.</param>
/// <param name="Filter">Which raw records are stored.</param>
/// <param name="Formatter">Rewrites fields before a record is rendered.</param>
/// <param name="PageSize">Records a page.</param>
internal sealed record CompiledSource(
    CompiledSide<SourcePlan> Side,
    RequestRenderer? Remedy,
    RecordFilter Filter,
    ResponseFormatter Formatter,
    int PageSize
)
{
    /// <summary>Which raw records are gone at the source.</summary>
    public RecordFilter Deleted { get; init; } = RecordFilter.None;
}
