using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Paging;

/// <summary>A way of paging. It has no state: the cursor contains the position.</summary>
internal abstract class Paginator
{
    /// <summary>The paths of the values that it needs from an answer.</summary>
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

    /// <summary>Sets its own parameters in the request, and overrides those of the scheme.</summary>
    public abstract void Prepare(ReadRequest request);

    /// <summary>The complete address of the page, if the previous answer gave it; null: the request's own.</summary>
    public virtual string? Address(ReadRequest request) => null;

    /// <summary>The cursor that follows the page of a cursor, if it is known before that page has been read; null: it is not.</summary>
    public virtual Cursor? Following(Cursor cursor) => null;

    /// <summary>See <see cref="SourcePlan.Resume"/>.</summary>
    public virtual Limitation? Resume => null;

    protected static Limitation Counted { get; } = new(PagingTexts.Counted);

    protected static void Size(PagingDocument document, ReadRequest request)
    {
        if (document.Size.Length > 0)
        {
            request.Body.Set(document.Size, request.PageSize);
        }
    }

    /// <summary>Decides how to continue after an answer.</summary>
    /// <exception cref="ConnectorException">Reading cannot continue after the answer without losing records.</exception>
    public abstract PagingStep Next(ReadRequest request, Envelope envelope);
}
