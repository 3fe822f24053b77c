using System.Text.Json.Nodes;

namespace QingYi;

/// <summary>One call of a source.</summary>
/// <param name="Body">The request with all placeholders resolved for this window and page. The source may change this copy.</param>
/// <param name="Cursor">Where to go on; null: the first page of the window, or the start of a log.</param>
/// <param name="PageSize">The number of records asked for.</param>
/// <param name="StartPage">The number that the first page has on the wire.</param>
public sealed record ReadRequest(JsonObject Body, Cursor? Cursor, int PageSize, int StartPage)
{
    /// <summary>The span of time that is read; null: a log is.</summary>
    public Window? Window { get; init; }

    /// <summary>The part that is read; see <see cref="Source.PartitionsAsync"/>.</summary>
    public Partition Partition { get; init; } = Partition.Whole;

    /// <summary>
    /// How many bytes of records a page should have at most; 16 MiB by default. A source that can ends its page there, with one record at
    /// least: records of a page are held in memory together.
    /// </summary>
    public long MaxBytes { get; init; } = 16 * 1024 * 1024;
}
