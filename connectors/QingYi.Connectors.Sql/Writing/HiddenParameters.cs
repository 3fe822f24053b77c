namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// Values that statements take directly from the record: parameters with names that no author can write, by the node below which they
/// belong.
/// </summary>
internal sealed class HiddenParameters
{
    private readonly Dictionary<DraftNode, List<DraftNode>> added = [];

    /// <summary>Returns the parameters below a node.</summary>
    public IReadOnlyList<DraftNode> Of(DraftNode home) => added.GetValueOrDefault(home, []);

    /// <summary>Adds a parameter unless it exists.</summary>
    public void Add(DraftNode home, string name, SourcePosition position)
    {
        if (!added.TryGetValue(home, out var parameters))
        {
            added.Add(home, parameters = []);
        }

        if (!parameters.Exists(p => p.Name == name))
        {
            parameters.Add(home.Parameter(name, name, position));
        }
    }
}
