using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>A page whose records have their ids.</summary>
/// <param name="Page">The page as the source returned it; it owns the memory of the records.</param>
/// <param name="Records">The records to store.</param>
/// <param name="Seen">Hashes of the ids of the raw records.</param>
/// <param name="Requests">The requests that could be rendered already, by record id.</param>
/// <param name="Filtered">The number of raw records that the source's condition dropped.</param>
internal sealed record NamedPage(
    Page Page,
    IReadOnlyList<StagedRecord> Records,
    IReadOnlyList<long> Seen,
    Dictionary<string, ReadOnlyMemory<byte>> Requests,
    int Filtered
) : IDisposable
{
    /// <summary>The raw records that the source's condition dropped.</summary>
    public IReadOnlyList<DroppedRecord> Dropped { get; init; } = [];

    public void Dispose() => Page.Dispose();
}
