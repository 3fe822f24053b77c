namespace QingYi.Connectors.Http.Manifests;

/// <summary>
/// The form of a request. Every text is a Scriban template over <c>connection</c>, <c>api</c>, <c>path</c>, <c>token</c>, <c>document</c>
/// (names what is sent, the same when it is sent again) and <c>request</c> (the JSON text that is sent).
/// </summary>
internal sealed class RequestDocument
{
    public string Method { get; set; } = "POST";

    public string Url { get; set; } = "";

    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>Fields of an <c>application/x-www-form-urlencoded</c> body, in this order.</summary>
    public Dictionary<string, string> Form { get; set; } = [];

    /// <summary>The text of a JSON body, in place of the parameters themselves; empty: those.</summary>
    public string Json { get; set; } = "";

    /// <summary>Fields of the URL's query.</summary>
    public Dictionary<string, string> Query { get; set; } = [];

    /// <summary>Where the parameters stand.</summary>
    public BodyKind Body { get; set; }

    public SignatureDocument? Signature { get; set; }
}
