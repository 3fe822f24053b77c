namespace QingYi.Connectors.Http.Manifests;

/// <summary>
/// The form of a request. Every text is a Scriban template over <c>connection</c>, <c>api</c>, <c>path</c>, <c>token</c>, <c>document</c>
/// (identifies the document, also when it is sent again) and <c>request</c> (the JSON text that is sent).
/// </summary>
internal sealed class RequestDocument
{
    public string Method { get; set; } = "POST";

    public string Url { get; set; } = "";

    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>Fields of an <c>application/x-www-form-urlencoded</c> body, in this order.</summary>
    public Dictionary<string, string> Form { get; set; } = [];

    /// <summary>The text of a JSON body that replaces the parameters; empty: the parameters are the body.</summary>
    public string Json { get; set; } = "";

    /// <summary>Fields of the URL's query.</summary>
    public Dictionary<string, string> Query { get; set; } = [];

    /// <summary>Where the request contains the parameters.</summary>
    public BodyKind Body { get; set; }

    public SignatureDocument? Signature { get; set; }
}
