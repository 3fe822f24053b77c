namespace QingYi.Connectors.Http.Manifests;

/// <summary>The ways of paging.</summary>
internal enum PagingKind
{
    /// <summary>By the number of the page.</summary>
    Index,

    /// <summary>By what the answer before gave.</summary>
    Cursor,
}
