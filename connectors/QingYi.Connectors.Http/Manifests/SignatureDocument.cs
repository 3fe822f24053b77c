namespace QingYi.Connectors.Http.Manifests;

/// <summary>How a request is signed.</summary>
internal sealed class SignatureDocument
{
    /// <summary>The name of the field or header with the signature.</summary>
    public string Field { get; set; } = "";

    /// <summary>Form, Query or Header.</summary>
    public Place In { get; set; } = Place.Form;

    /// <summary>
    /// The recipe: a Scriban template with the further values <c>fields</c> (the form or query so far), <c>url</c> and <c>method</c>.
    /// </summary>
    public string Value { get; set; } = "";
}
