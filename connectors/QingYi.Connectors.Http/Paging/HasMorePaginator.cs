using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Paging;

/// <summary>Pages by number as long as a flag of the answer says that more pages follow; any page may be short or empty.</summary>
internal sealed class HasMorePaginator(PagingDocument document) : Paginator
{
    public override IEnumerable<string> Wanted => [document.Path];

    public override Limitation? Resume => Counted;

    public override void Prepare(ReadRequest request)
    {
        Size(document, request);
        request.Body.Set(document.Field, request.StartPage + (request.Cursor?.Page ?? 0));
    }

    public override PagingStep Next(ReadRequest request, Envelope envelope) =>
        envelope[document.Path]?.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "Y" or "YES" => new PagingStep(new Cursor("", (request.Cursor?.Page ?? 0) + 1), null, Keep: true),
            "FALSE" or "0" or "N" or "NO" => new PagingStep(null, null, Keep: true),
            null when envelope.Records.Count == 0 => new PagingStep(null, null, Keep: true),
            var other => throw new ConnectorException(
                PagingTexts.NoFlag(envelope.Records.Count, document.Path, other),
                PagingTexts.CorrectFlag
            ),
        };
}
