using QingYi.Engine.Rendering;

namespace QingYi.Engine.Compilation;

/// <summary>The source of a compiled scheme.</summary>
/// <param name="Side">Its connector, connection, api and request.</param>
/// <param name="Remedy">Renders its request at the times of <c>omissionRemedy</c>; null: the scheme has none.</param>
/// <param name="Filter">Selects the raw records to store.</param>
/// <param name="Formatter">Rewrites fields before a record is rendered.</param>
/// <param name="PageSize">The number of records in a page.</param>
internal sealed record CompiledSource(
    CompiledSide<SourcePlan> Side,
    RequestRenderer? Remedy,
    RecordFilter Filter,
    ResponseFormatter Formatter,
    int PageSize
)
{
    /// <summary>Selects the raw records that are deleted at the source.</summary>
    public RecordFilter Deleted { get; init; } = RecordFilter.None;
}
