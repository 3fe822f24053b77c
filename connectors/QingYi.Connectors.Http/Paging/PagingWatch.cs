using System.IO.Hashing;
using System.Text;
using QingYi.Connectors.Http.Answers;

namespace QingYi.Connectors.Http.Paging;

/// <summary>
/// Sees paging that would never end: an api that does not know the page's field sends one page again and again, a flag says for ever that
/// more follows, cursors go in a circle. Pages whose total is known end by themselves.
/// </summary>
internal sealed class PagingWatch
{
    // A page may come again when the engine asks for it again, and once more where the source changes meanwhile.
    private const int MostOfOnePage = 3;
    private const int MostEmpty = 50;
    private readonly Dictionary<ulong, (ulong Cursor, int Times)> pages = [];
    private readonly Dictionary<ulong, ulong> cursors = [];
    private int empty;

    /// <exception cref="ConnectorException">It would not end.</exception>
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
            throw Endless($"{MostEmpty} empty pages came one after the other, and each says that more follow");
        }

        if (envelope.Records.Count > 0 && Seen(Hash(envelope.Records), asked) >= MostOfOnePage)
        {
            throw Endless($"the same page came {MostOfOnePage} times under different page numbers or cursors");
        }

        if (next.Text.Length > 0 && !cursors.TryAdd(Hash(next.Text), asked) && cursors[Hash(next.Text)] != asked)
        {
            throw Endless(
                $"the cursor '{(next.Text.Length > 60 ? next.Text[..60] + "…" : next.Text)}' came before, so the pages go in a circle"
            );
        }
    }

    private static ConnectorException Endless(string what) =>
        new(
            $"{what}: this would be read for ever",
            "Nothing is lost: the watermark stays. Look whether the api calls the field of the page otherwise ('field' of "
                + "the paging), and whether 'path' tells that more follow."
        );

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
