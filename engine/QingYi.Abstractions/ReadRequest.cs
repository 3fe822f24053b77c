using System.Text.Json.Nodes;

namespace QingYi;

/// <summary>One call of <see cref="Source.ReadAsync"/>.</summary>
/// <param name="Body">The request with all placeholders resolved for this window and page. The source can change this copy.</param>
/// <param name="Cursor">The position to continue at; null: the first page of the window, or the start of a log.</param>
/// <param name="PageSize">The number of records to return.</param>
/// <param name="StartPage">The number of the first page in the system's own requests.</param>
public sealed record ReadRequest(JsonObject Body, Cursor? Cursor, int PageSize, int StartPage)
{
    /// <summary>The window to read; null: the source reads a log.</summary>
    public Window? Window { get; init; }

    /// <summary>The partition to read; see <see cref="Source.PartitionsAsync"/>.</summary>
    public Partition Partition { get; init; } = Partition.Whole;

    /// <summary>
    /// True: nobody will ask for a further page, because a person only looks at one. A source that makes a first call to learn something
    /// about the window then returns the records of that call. False by default.
    /// </summary>
    public bool IsAlone { get; init; }

    /// <summary>
    /// The maximum number of bytes of a page's records; 16 MiB by default. A source that can ends its page there, after at least one
    /// record, because the engine holds all records of a page in memory.
    /// </summary>
    public long MaxBytes { get; init; } = 16 * 1024 * 1024;
}
