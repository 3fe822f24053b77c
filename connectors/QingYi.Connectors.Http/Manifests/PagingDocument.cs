namespace QingYi.Connectors.Http.Manifests;

/// <summary>A way of paging that an api has.</summary>
internal sealed class PagingDocument
{
    public PagingKind Kind { get; set; }

    /// <summary>The request parameter whose presence chooses this kind.</summary>
    public string When { get; set; } = "";

    /// <summary>The parameter that takes the page's size.</summary>
    public string Size { get; set; } = "";

    /// <summary>Index: the parameter that takes the page's number. Cursor: the one that takes the cursor.</summary>
    public string Field { get; set; } = "";

    /// <summary>
    /// Index, Offset: the path of the total. Cursor: of the next cursor. HasMore: of the flag. Link: of the address; empty: the header.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>Keyset: the field of a record whose value goes into the next request.</summary>
    public string Key { get; set; } = "";

    /// <summary>Index: the parameter that asks for the total, and is sent only with the first call; its value is <c>1</c>.</summary>
    public string? AskTotal { get; set; }

    /// <summary>Index, Offset: several pages may be asked for at a time, once the total is known.</summary>
    public bool Concurrent { get; set; }

    /// <summary>Cursor: a comma list among the parameters that must name the cursor's field.</summary>
    public string? ListedIn { get; set; }
}
