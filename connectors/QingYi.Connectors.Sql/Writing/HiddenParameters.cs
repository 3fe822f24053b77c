namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// Values that statements take straight from the record: parameters under names that no author can write, by the node they belong below.
/// </summary>
internal sealed class HiddenParameters
{
    private readonly Dictionary<DraftNode, List<DraftNode>> added = [];

    /// <summary>Those below a node.</summary>
    public IReadOnlyList<DraftNode> Of(DraftNode home) => added.GetValueOrDefault(home, []);

    /// <summary>Adds one, unless it is there.</summary>
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
