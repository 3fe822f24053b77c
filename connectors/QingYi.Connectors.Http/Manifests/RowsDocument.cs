namespace QingYi.Connectors.Http.Manifests;

/// <summary>How an accepted call with several rows tells which of them failed.</summary>
internal sealed class RowsDocument
{
    /// <summary>The path of the list of results.</summary>
    public string Path { get; set; } = "";

    /// <summary>The path in a result of the row's number, from 0; empty: results stand in the order of the rows.</summary>
    public string Index { get; set; } = "";

    /// <summary>The path in a result of what tells success; empty: only failures are listed.</summary>
    public string Status { get; set; } = "";

    /// <summary>Its values that mean success.</summary>
    public List<string> Success { get; set; } = [];

    public string Code { get; set; } = "";

    public string Message { get; set; } = "";
}
