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
                    $"a full page of {envelope.Records.Count} records came without a '{document.Field}' for the next page, so "
                        + "it is not known whether more records follow",
                    "Start the run again. If the error persists, page by number in the scheme, or ask the vendor."
                );
        }

        return next != request.Cursor?.Text
            ? new PagingStep(new Cursor(next, (request.Cursor?.Page ?? 0) + 1), null, Keep: true)
            : throw new ConnectorException(
                $"the vendor returned the same '{document.Field}' twice, so the run would read one page for ever",
                "Start the run again. If the error persists, page by number in the scheme, or ask the vendor."
            );
    }
}
