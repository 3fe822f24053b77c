namespace QingYi.Connectors.Http.Manifests;

/// <summary>How a request is signed.</summary>
internal sealed class SignatureDocument
{
    /// <summary>The form field that takes the signature.</summary>
    public string Field { get; set; } = "";

    /// <summary>The recipe: a Scriban template that also sees <c>fields</c>, the form so far.</summary>
    public string Value { get; set; } = "";
}
