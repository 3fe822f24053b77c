namespace QingYi;

/// <summary>An object of a system that a scheme can name: a database, a table, a topic, a form, a file, a sheet.</summary>
/// <param name="Path">The path that <see cref="Connector.BrowseAsync"/> and <see cref="Connector.FieldsAsync"/> take for this
/// entry.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of object, for people: <c>table</c>.</param>
public sealed record CatalogEntry(string Path, string Name, string Kind)
{
    /// <summary>A name or a comment for people; empty by default.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Empty;

    /// <summary>True when there may be entries below this one. False by default.</summary>
    public bool HasEntries { get; init; }

    /// <summary>True when <see cref="Connector.FieldsAsync"/> can return the fields of the entry. True by default.</summary>
    public bool HasFields { get; init; } = true;
}
