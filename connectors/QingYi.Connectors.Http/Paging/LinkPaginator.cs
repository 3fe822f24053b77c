using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Paging;

/// <summary>Pages by the address of the next page, which each answer contains in a field or in its header <c>Link</c>.</summary>
internal sealed class LinkPaginator(PagingDocument document) : Paginator
{
    public override IEnumerable<string> Wanted => [document.Path];

    public override void Prepare(ReadRequest request) => Size(document, request);

    public override string? Address(ReadRequest request) => request.Cursor?.Text;

    public override PagingStep Next(ReadRequest request, Envelope envelope)
    {
        var next = document.Path.Length > 0 ? envelope[document.Path] : envelope.NextLink;
        if (string.IsNullOrEmpty(next))
        {
            return new PagingStep(null, null, Keep: true);
        }

        next = envelope.Whole(next);
        return next != request.Cursor?.Text
            ? new PagingStep(new Cursor(next, (request.Cursor?.Page ?? 0) + 1), null, Keep: true)
            : throw new ConnectorException(PagingTexts.OwnAddress, PagingTexts.StartAgain);
    }
}
