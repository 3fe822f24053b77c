namespace QingYi.Connectors.Http.Manifests;

/// <summary>A file below <c>apis/</c>.</summary>
internal sealed class ApiDocument
{
    public string Api { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>Query or Execute.</summary>
    public ApiEffect Effect { get; set; }

    /// <summary>The HTTP method; empty: the connector's.</summary>
    public string Method { get; set; } = "";

    /// <summary>The path, for recipes; <c>{name}</c> in the finished URL is the parameter of that name.</summary>
    public string Path { get; set; } = "";

    /// <summary>A form of request of its own; null: the connector's.</summary>
    public RequestDocument? Request { get; set; }

    /// <summary>An envelope of its own; null: the connector's.</summary>
    public ResponseDocument? Envelope { get; set; }

    /// <summary>Execute: the path of what is kept of the answer; empty: all of it.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Execute: how a call with several rows tells which failed; null: it fails or succeeds as a whole.</summary>
    public RowsDocument? Rows { get; set; }

    /// <summary>A second call for each record; null: none.</summary>
    public DetailDocument? Detail { get; set; }

    /// <summary>
    /// Execute: how to see whether a document is there already, before one is sent again whose answer was lost; null: that cannot be seen.
    /// </summary>
    public ProbeDocument? Probe { get; set; }

    public string? Id { get; set; }

    public string? Number { get; set; }

    public string? MaxWindow { get; set; }

    /// <summary>The path of the records in an answer.</summary>
    public string Records { get; set; } = "";

    /// <summary>The largest page: a number, or a template over <c>connection</c>.</summary>
    public string MaxPageSize { get; set; } = "1000";

    public int StartPage { get; set; }

    /// <summary>
    /// The paging kinds; the first whose <see cref="PagingDocument.When"/> the request has is used, else the first of all.
    /// </summary>
    public List<PagingDocument> Paging { get; set; } = [];

    public List<FieldDocument> Parameters { get; set; } = [];

    public List<FieldDocument> Response { get; set; } = [];
}
