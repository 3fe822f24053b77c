namespace QingYi.Connectors.Http.Manifests;

/// <summary>A call that finds a document at the vendor.</summary>
internal sealed class ProbeDocument
{
    /// <summary>The api that is called: the document is there when its answer has a record.</summary>
    public string Api { get; set; } = "";

    /// <summary>Its parameters: the path in the document's request that gives each.</summary>
    public Dictionary<string, string> Parameters { get; set; } = [];
}
