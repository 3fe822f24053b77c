namespace QingYi.Connectors.Http.Manifests;

/// <summary>A second call for each record of a list.</summary>
internal sealed class DetailDocument
{
    /// <summary>The api that is called; its <c>records</c> path leads to the record.</summary>
    public string Api { get; set; } = "";

    /// <summary>Its parameters: the path in the list's record that gives each.</summary>
    public Dictionary<string, string> Parameters { get; set; } = [];

    /// <summary>The field of the list's record that takes the detail; empty: the detail's fields join the record's own.</summary>
    public string Into { get; set; } = "";
}
