namespace QingYi.Connectors.Http.Manifests;

/// <summary>The ways of paging.</summary>
internal enum PagingKind
{
    /// <summary>By the number of the page.</summary>
    Index,

    /// <summary>By a cursor from the previous answer.</summary>
    Cursor,

    /// <summary>By the number of records before the page.</summary>
    Offset,

    /// <summary>By the number of the page, as long as the answer says that more pages follow.</summary>
    HasMore,

    /// <summary>By the address of the next page: in the answer, or in its header <c>Link</c>.</summary>
    Link,

    /// <summary>By a field of the last record.</summary>
    Keyset,
}
