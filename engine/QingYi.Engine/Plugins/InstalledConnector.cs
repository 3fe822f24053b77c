namespace QingYi.Engine.Plugins;

/// <summary>A connector that schemes can use.</summary>
/// <param name="Connector">The connector itself.</param>
/// <param name="Description">Its description of itself.</param>
/// <param name="Origin">The folder from which it was loaded.</param>
public sealed record InstalledConnector(Connector Connector, ConnectorDescription Description, string Origin)
{
    /// <summary>Returns the api with this name, or null.</summary>
    public Api? Api(string name) => Description.Apis.FirstOrDefault(a => a.Name == name);

    /// <summary>Whether a scheme written for <paramref name="connector"/> can run on this connector.</summary>
    public bool Runs(string connector) => Description.Name == connector || Description.StandsInFor.Contains(connector);
}
