namespace QingYi.Connectors.Http.Manifests;

/// <summary>A file below <c>apis/</c>.</summary>
internal sealed class ApiDocument
{
    public string Api { get; set; } = "";

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    /// <summary>Query or Execute.</summary>
    public ApiEffect Effect { get; set; }

    /// <summary>The HTTP method; empty: the connector's.</summary>
    public string Method { get; set; } = "";

    /// <summary>The path, for recipes; the parameter of that name replaces <c>{name}</c> in the rendered URL.</summary>
    public string Path { get; set; } = "";

    /// <summary>The api's own form of request; null: the connector's.</summary>
    public RequestDocument? Request { get; set; }

    /// <summary>The api's own envelope; null: the connector's.</summary>
    public ResponseDocument? Envelope { get; set; }

    /// <summary>Execute: the path of the part of the answer that is stored; empty: the whole answer.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Execute: how an answer shows which rows of a call failed; null: the call fails or succeeds as a whole.</summary>
    public RowsDocument? Rows { get; set; }

    /// <summary>A second call for each record; null: none.</summary>
    public DetailDocument? Detail { get; set; }

    /// <summary>
    /// Execute: how to find out whether a document exists before it is sent again because its answer was lost; null: that is not possible.
    /// </summary>
    public ProbeDocument? Probe { get; set; }

    public string? Id { get; set; }

    public string? Number { get; set; }

    public string? MaxWindow { get; set; }

    /// <summary>The path of the records in an answer.</summary>
    public string Records { get; set; } = "";

    /// <summary>The maximum page size: a number, or a template over <c>connection</c>.</summary>
    public string MaxPageSize { get; set; } = "1000";

    public int StartPage { get; set; }

    /// <summary>
    /// The ways of paging: the first one whose <see cref="PagingDocument.When"/> the request has is used, otherwise the first of all.
    /// </summary>
    public List<PagingDocument> Paging { get; set; } = [];

    public List<FieldDocument> Parameters { get; set; } = [];

    public List<FieldDocument> Response { get; set; } = [];
}
