using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Paging;

/// <summary>A way of paging. It has no state: where it is stands in the cursor.</summary>
internal abstract class Paginator
{
    /// <summary>The values it needs from an answer.</summary>
    public abstract IEnumerable<string> Wanted { get; }

    public static Paginator Create(PagingDocument document) =>
        document.Kind switch
        {
            PagingKind.Cursor => new CursorPaginator(document),
            PagingKind.HasMore => new HasMorePaginator(document),
            PagingKind.Link => new LinkPaginator(document),
            PagingKind.Keyset => new KeysetPaginator(document),
            _ => new IndexPaginator(document),
        };

    /// <summary>Sets its own parameters in the request, whatever the scheme says of them.</summary>
    public abstract void Prepare(ReadRequest request);

    /// <summary>The whole address of the page, where the answer before gave it; null: the request's own.</summary>
    public virtual string? Address(ReadRequest request) => null;

    /// <summary>The cursor behind the page of this one, where it is known before that page has come.</summary>
    public virtual Cursor? Following(Cursor cursor) => null;

    /// <summary>See <see cref="SourcePlan.Resume"/>.</summary>
    public virtual Limitation? Resume => null;

    protected static Limitation Counted { get; } =
        new("pages are told apart by counting, and records that left the window meanwhile shift the pages behind them");

    protected static void Size(PagingDocument document, ReadRequest request)
    {
        if (document.Size.Length > 0)
        {
            request.Body.Set(document.Size, request.PageSize);
        }
    }

    /// <summary>Where to go on.</summary>
    /// <exception cref="ConnectorException">The answer cannot be paged on from without losing records.</exception>
    public abstract PagingStep Next(ReadRequest request, Envelope envelope);
}
