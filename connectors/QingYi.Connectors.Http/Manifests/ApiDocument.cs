namespace QingYi.Connectors.Http.Manifests;

/// <summary>A file below <c>apis/</c>.</summary>
internal sealed class ApiDocument
{
    public string Api { get; set; } = "";

    public string Title { get; set; } = "";

    public string? Id { get; set; }

    public string? Number { get; set; }

    public string? MaxWindow { get; set; }

    /// <summary>The path of the records in an answer.</summary>
    public string Records { get; set; } = "";

    /// <summary>The largest page: a number, or a template over <c>connection</c>.</summary>
    public string MaxPageSize { get; set; } = "1000";

    public int StartPage { get; set; }

    /// <summary>The paging kinds; the first whose <see cref="PagingDocument.When"/> the request has is used, else the first of all.</summary>
    public List<PagingDocument> Paging { get; set; } = [];

    public List<FieldDocument> Parameters { get; set; } = [];

    public List<FieldDocument> Response { get; set; } = [];
}
