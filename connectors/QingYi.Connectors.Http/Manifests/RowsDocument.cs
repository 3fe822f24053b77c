namespace QingYi.Connectors.Http.Manifests;

/// <summary>How the answer to an accepted call with several rows shows which rows failed.</summary>
internal sealed class RowsDocument
{
    /// <summary>The path of the list of results.</summary>
    public string Path { get; set; } = "";

    /// <summary>The path of the row's number, from 0, in a result; empty: the results are in the order of the rows.</summary>
    public string Index { get; set; } = "";

    /// <summary>The path of the field that shows success in a result; empty: only failures are listed.</summary>
    public string Status { get; set; } = "";

    /// <summary>The values of that field that mean success.</summary>
    public List<string> Success { get; set; } = [];

    public string Code { get; set; } = "";

    public string Message { get; set; } = "";
}
