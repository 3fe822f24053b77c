using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>A page whose records have their names.</summary>
/// <param name="Page">The page as it came; it holds the memory of the records.</param>
/// <param name="Records">What is to be stored.</param>
/// <param name="Seen">Hashes that name the raw records.</param>
/// <param name="Requests">The requests that could be rendered already, by the records' ids.</param>
/// <param name="Filtered">How many raw records the source's condition dropped.</param>
internal sealed record NamedPage(
    Page Page,
    IReadOnlyList<StagedRecord> Records,
    IReadOnlyList<long> Seen,
    Dictionary<string, ReadOnlyMemory<byte>> Requests,
    int Filtered
) : IDisposable
{
    public void Dispose() => Page.Dispose();
}
