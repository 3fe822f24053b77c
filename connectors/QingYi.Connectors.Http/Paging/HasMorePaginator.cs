using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Paging;

/// <summary>Pages by number as long as a flag of the answer says that more follow; a page may be short or empty before the last.</summary>
internal sealed class HasMorePaginator(PagingDocument document) : Paginator
{
    public override IEnumerable<string> Wanted => [document.Path];

    public override void Prepare(ReadRequest request)
    {
        Size(document, request);
        request.Body.Set(document.Field, request.StartPage + (request.Cursor?.Page ?? 0));
    }

    public override PagingStep Next(ReadRequest request, Envelope envelope) => envelope[document.Path] switch
    {
        "true" or "1" or "Y" or "yes" => new PagingStep(new Cursor("", (request.Cursor?.Page ?? 0) + 1), null, Keep: true),
        null when envelope.Records.Count > 0 => throw new ConnectorException($"a page of {envelope.Records.Count} records came without '{document.Path}', so it is not known whether more follow", "Correct the path in the manifest or in the scheme's paging."),
        _ => new PagingStep(null, null, Keep: true),
    };
}
