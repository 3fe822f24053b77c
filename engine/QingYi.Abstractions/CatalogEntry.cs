namespace QingYi;

/// <summary>Something that a system holds and a scheme can name: a database, a table, a topic, a form, a file, a sheet.</summary>
/// <param name="Path">Leads to it: see <see cref="Connector.BrowseAsync"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, for people: <c>table</c>.</param>
public sealed record CatalogEntry(string Path, string Name, string Kind)
{
    /// <summary>A name or a comment for people; empty by default.</summary>
    public string Label { get; init; } = "";

    /// <summary>There may be entries below it. False by default.</summary>
    public bool HasEntries { get; init; }

    /// <summary>It has fields: see <see cref="Connector.FieldsAsync"/>. True by default.</summary>
    public bool HasFields { get; init; } = true;
}
