namespace QingYi.Connectors.Http.Manifests;

/// <summary><c>connector.yaml</c> as its author wrote it.</summary>
internal sealed class ConnectorDocument
{
    public string Connector { get; set; } = "";

    public string Uses { get; set; } = "";

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    public List<OptionDocument> Connection { get; set; } = [];

    public RequestDocument Request { get; set; } = new();

    public AuthDocument Auth { get; set; } = new();

    public ResponseDocument Response { get; set; } = new();

    public List<ErrorDocument> Errors { get; set; } = [];

    public RateDocument? RateLimit { get; set; }

    /// <summary>The names of the connection's secret fields.</summary>
    public IEnumerable<string> Secrets => Connection.Where(o => o.Secret).Select(o => o.Name);
}
