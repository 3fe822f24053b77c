namespace QingYi.Connectors.Http.Manifests;

/// <summary>How a request is signed.</summary>
internal sealed class SignatureDocument
{
    /// <summary>The field or header that takes the signature.</summary>
    public string Field { get; set; } = "";

    /// <summary>Form, Query or Header.</summary>
    public Place In { get; set; } = Place.Form;

    /// <summary>
    /// The recipe: a Scriban template that also sees <c>fields</c>, the form or query so far, and <c>url</c>, <c>method</c>.
    /// </summary>
    public string Value { get; set; } = "";
}
