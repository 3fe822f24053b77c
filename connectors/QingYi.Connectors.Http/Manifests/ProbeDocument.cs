namespace QingYi.Connectors.Http.Manifests;

/// <summary>A call that finds a document at the vendor.</summary>
internal sealed class ProbeDocument
{
    /// <summary>The api to call: the document exists if the answer has a record.</summary>
    public string Api { get; set; } = "";

    /// <summary>Its parameters, each with the path of its value in the document's request.</summary>
    public Dictionary<string, string> Parameters { get; set; } = [];
}
