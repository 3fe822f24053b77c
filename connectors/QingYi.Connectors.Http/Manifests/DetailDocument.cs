namespace QingYi.Connectors.Http.Manifests;

/// <summary>A second call for each record of a list.</summary>
internal sealed class DetailDocument
{
    /// <summary>The api to call; its <c>records</c> path selects the detail.</summary>
    public string Api { get; set; } = "";

    /// <summary>Its parameters, each with the path of its value in the record of the list.</summary>
    public Dictionary<string, string> Parameters { get; set; } = [];

    /// <summary>The field of the list's record that receives the detail; empty: the record receives the detail's fields.</summary>
    public string Into { get; set; } = "";
}
