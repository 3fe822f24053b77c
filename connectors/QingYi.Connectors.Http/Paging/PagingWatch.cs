using System.IO.Hashing;
using System.Text;
using QingYi.Connectors.Http.Answers;

namespace QingYi.Connectors.Http.Paging;

/// <summary>
/// Detects paging that would never end: an api ignores the page's field and returns one page again and again, a flag always says that more
/// pages follow, or cursors form a cycle. Pages with a known total always end.
/// </summary>
internal sealed class PagingWatch
{
    // A page may repeat when the engine requests it again, and once more if the source changes meanwhile.
    private const int MostOfOnePage = 3;
    private const int MostEmpty = 50;
    private readonly Dictionary<ulong, (ulong Cursor, int Times)> pages = [];
    private readonly Dictionary<ulong, ulong> cursors = [];
    private int empty;

    /// <exception cref="ConnectorException">The paging would never end.</exception>
    public void See(ReadRequest request, Envelope envelope, PagingStep step)
    {
        if (request.Cursor is null)
        {
            pages.Clear();
            cursors.Clear();
            empty = 0;
        }

        if (step.Next is not { } next || step.Total is not null)
        {
            return;
        }

        var asked = request.Cursor is { } cursor ? Hash(cursor) : 0;
        empty = envelope.Records.Count == 0 ? empty + 1 : 0;
        if (empty >= MostEmpty)
        {
            throw Endless(PagingTexts.EmptyPages(MostEmpty));
        }

        if (envelope.Records.Count > 0 && Seen(Hash(envelope.Records), asked) >= MostOfOnePage)
        {
            throw Endless(PagingTexts.SamePage(MostOfOnePage));
        }

        if (next.Text.Length > 0 && !cursors.TryAdd(Hash(next.Text), asked) && cursors[Hash(next.Text)] != asked)
        {
            throw Endless(PagingTexts.CursorCycle(next.Text.Length > 60 ? next.Text[..60] + "…" : next.Text));
        }
    }

    private static ConnectorException Endless(LocalizedText what) => new(what, PagingTexts.CheckPaging);

    private static ulong Hash(string text) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text));

    private static ulong Hash(Cursor cursor) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(cursor.Text), cursor.Page + 1);

    private static ulong Hash(List<Record> records)
    {
        var hash = new XxHash3();
        foreach (var record in records)
        {
            hash.Append(record.Content.Span);
        }

        return hash.GetCurrentHashAsUInt64();
    }

    private int Seen(ulong page, ulong asked)
    {
        var (cursor, times) = pages.GetValueOrDefault(page);
        pages[page] = times > 0 && cursor == asked ? (asked, times) : (asked, times + 1);
        return pages[page].Times;
    }
}
