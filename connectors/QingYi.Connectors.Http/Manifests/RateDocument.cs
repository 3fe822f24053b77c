namespace QingYi.Connectors.Http.Manifests;

/// <summary>The rate limit of a connection.</summary>
internal sealed class RateDocument
{
    /// <summary>A number, or a template over <c>connection</c>.</summary>
    public string Calls { get; set; } = "";

    public string Per { get; set; } = "1s";
}
