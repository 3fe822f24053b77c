using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Paging;

/// <summary>Pages by a cursor that each answer returns for the next call.</summary>
internal sealed class CursorPaginator(PagingDocument document) : Paginator
{
    public override IEnumerable<string> Wanted => [document.Path];

    public override void Prepare(ReadRequest request)
    {
        Size(document, request);
        request.Body.Set(document.Field, request.Cursor?.Text ?? "");
        if (document.ListedIn is not { } list || request.Body[list]?.ToString() is not { Length: > 0 } listed)
        {
            return;
        }

        if (!listed.Split(',', StringSplitOptions.TrimEntries).Contains(document.Field))
        {
            request.Body[list] = $"{listed},{document.Field}";
        }
    }

    public override PagingStep Next(ReadRequest request, Envelope envelope)
    {
        var next = envelope[document.Path] ?? "";
        if (envelope.Records.Count == 0)
        {
            return new PagingStep(null, null, Keep: true);
        }

        if (next.Length == 0)
        {
            return envelope.Records.Count < request.PageSize
                ? new PagingStep(null, null, Keep: true)
                : throw new ConnectorException(
                    PagingTexts.NoCursor(envelope.Records.Count, document.Field),
                    PagingTexts.StartAgainOrPageByNumber
                );
        }

        return next != request.Cursor?.Text
            ? new PagingStep(new Cursor(next, (request.Cursor?.Page ?? 0) + 1), null, Keep: true)
            : throw new ConnectorException(PagingTexts.SameCursor(document.Field), PagingTexts.StartAgainOrPageByNumber);
    }
}
