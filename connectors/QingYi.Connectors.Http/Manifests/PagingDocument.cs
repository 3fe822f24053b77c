namespace QingYi.Connectors.Http.Manifests;

/// <summary>A way of paging of an api.</summary>
internal sealed class PagingDocument
{
    public PagingKind Kind { get; set; }

    /// <summary>The request parameter whose presence selects this way.</summary>
    public string When { get; set; } = "";

    /// <summary>The parameter for the page size.</summary>
    public string Size { get; set; } = "";

    /// <summary>Index: the parameter for the page number. Cursor: the parameter for the cursor.</summary>
    public string Field { get; set; } = "";

    /// <summary>
    /// The path of the total (Index, Offset), the next cursor (Cursor), the flag (HasMore) or the address (Link; empty: the header).
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>Keyset: the field of a record whose value goes into the next request.</summary>
    public string Key { get; set; } = "";

    /// <summary>Index: the parameter that requests the total; only the first call sends it, with the value <c>1</c>.</summary>
    public string? AskTotal { get; set; }

    /// <summary>Index, Offset: pages may be requested concurrently once the total is known.</summary>
    public bool Concurrent { get; set; }

    /// <summary>Cursor: the parameter with a comma-separated list that must contain the cursor's field.</summary>
    public string? ListedIn { get; set; }
}
