namespace QingYi.Engine.Plugins;

/// <summary>A connector that schemes can use.</summary>
/// <param name="Connector">The connector itself.</param>
/// <param name="Description">What it says of itself.</param>
/// <param name="Origin">The folder it came from.</param>
public sealed record InstalledConnector(Connector Connector, ConnectorDescription Description, string Origin)
{
    /// <summary>The api of that name, or null.</summary>
    public Api? Api(string name) => Description.Apis.FirstOrDefault(a => a.Name == name);

    /// <summary>Whether a scheme written for <paramref name="connector"/> runs here.</summary>
    public bool Runs(string connector) => Description.Name == connector || Description.StandsInFor.Contains(connector);
}
