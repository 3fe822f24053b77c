using System.Globalization;
using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Paging;

/// <summary>
/// Pages by number or by offset. If the total is known, it reads from the last page to the first: a record that changes meanwhile leaves
/// the window and shifts the later records forward, so that a record is repeated and never skipped. Otherwise it reads forward to the
/// first empty page.
/// </summary>
internal sealed class IndexPaginator(PagingDocument document) : Paginator
{
    private const string Counting = "after ";

    public override IEnumerable<string> Wanted => [document.Path];

    // If the total is known, reading from the last page to the first skips no record.
    public override Limitation? Resume => document.Path.Length > 0 ? null : Counted;

    public override void Prepare(ReadRequest request)
    {
        Size(document, request);
        var page = request.Cursor?.Page ?? 0;
        request.Body.Set(
            document.Field,
            document.Kind != PagingKind.Offset ? request.StartPage + page : Before(request.Cursor) ?? page * request.PageSize
        );
        if (document.AskTotal is null)
        {
            return;
        }

        // Counting is expensive for the vendor, so only the first call requests it.
        request.Body.Remove(document.AskTotal);
        if (request.Cursor is null)
        {
            request.Body[document.AskTotal] = 1;
        }
    }

    public override PagingStep Next(ReadRequest request, Envelope envelope)
    {
        var page = request.Cursor?.Page ?? 0;
        var total = request.Cursor is { } cursor ? Number(cursor.Text) : Number(envelope[document.Path]);
        if (total is null)
        {
            // If a system returns fewer records per page than requested, the offset must not run ahead.
            var counted = (Before(request.Cursor) ?? 0) + envelope.Records.Count;
            return new PagingStep(
                envelope.Records.Count == 0 ? null : new Cursor(Counting + counted.ToString(CultureInfo.InvariantCulture), page + 1),
                null,
                Keep: true
            );
        }

        if (request.Cursor is null && total > request.PageSize)
        {
            return new PagingStep(At((total.Value - 1) / request.PageSize, total.Value), total, Keep: false);
        }

        return new PagingStep(page > 0 ? At(page - 1, total.Value) : null, total, Keep: true);
    }

    public override Cursor? Following(Cursor cursor) =>
        document.Concurrent && Number(cursor.Text) is { } total && cursor.Page > 0 ? At(cursor.Page - 1, total) : null;

    private static long? Before(Cursor? cursor) =>
        cursor is { } at && at.Text.StartsWith(Counting, StringComparison.Ordinal) ? Number(at.Text[Counting.Length..]) : null;

    private static Cursor At(long page, long total) => new(total.ToString(CultureInfo.InvariantCulture), page);

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
