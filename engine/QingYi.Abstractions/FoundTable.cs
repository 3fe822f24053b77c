using System.Text.Json.Nodes;

namespace QingYi;

/// <summary>The rows that a target has now for a document in one of its tables, or why it cannot find them.</summary>
/// <param name="Name">The table's name, with its schema and a dot in front where the request names a schema.</param>
public sealed record FoundTable(string Name)
{
    /// <summary>
    /// What the target looked for: each an object with a member for each column of the key, such as <c>{"order_id": 42}</c>. A row matches
    /// one of them. Empty, the default: the target did not look, because of <see cref="Limitation"/> or because the document has no row for
    /// the table.
    /// </summary>
    public IReadOnlyList<JsonObject> Keys { get; init; } = [];

    /// <summary>
    /// The rows that match: each an object with a member for each column, its values in the form of a record of a source. Empty, the
    /// default: no row matches.
    /// </summary>
    public IReadOnlyList<JsonObject> Rows { get; init; } = [];

    /// <summary>True when there are more keys or more rows than these. False by default.</summary>
    public bool HasMore { get; init; }

    /// <summary>Why the target cannot find the rows of this table; null, the default: it looked for them.</summary>
    public Limitation? Limitation { get; init; }
}
