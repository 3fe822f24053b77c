namespace QingYi.Engine.Plugins;

/// <summary>The installed connectors by name; immutable once loaded.</summary>
public sealed class ConnectorCatalog
{
    private readonly Dictionary<string, InstalledConnector> connectors = new(StringComparer.Ordinal);
    private readonly List<PluginProblem> problems = [];

    /// <summary>All connectors, by name.</summary>
    public IReadOnlyList<InstalledConnector> Connectors => [.. connectors.Values.OrderBy(c => c.Description.Name, StringComparer.Ordinal)];

    /// <summary>The plugins that could not be loaded, and why.</summary>
    public IReadOnlyList<PluginProblem> Problems => problems;

    /// <summary>Returns the connector with this name, or null.</summary>
    public InstalledConnector? Find(string name) => connectors.GetValueOrDefault(name);

    /// <summary>Says that a connector is not installed, and which are.</summary>
    public LocalizedText NotInstalled(string name) => PluginTexts.NotInstalled(name, [.. Connectors.Select(c => c.Description.Name)]);

    internal void Report(string plugin, LocalizedText cause) => problems.Add(new PluginProblem(plugin, cause));

    internal void Add(Connector connector, string origin)
    {
        var builder = new ConnectorBuilder();
        connector.Describe(builder);
        var description = builder.Build();
        if (connectors.TryGetValue(description.Name, out var other))
        {
            Report(origin, PluginTexts.InstalledTwice(description.Name, other.Origin));
            return;
        }

        connectors.Add(description.Name, new InstalledConnector(connector, description, origin));
    }
}
