using System.Text.Json.Nodes;

namespace QingYi.Server.Hosting;

/// <summary>The rows of a record in one table, as commands and the API show them.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Keys">What was looked for: each an object with the columns of the key; a row matches one of them.</param>
/// <param name="Rows">The rows that match, each an object with all columns.</param>
/// <param name="HasMore">True when there are more keys or rows than these.</param>
/// <param name="Limitation">Why the rows cannot be found, and what to do; null: they were looked for.</param>
internal sealed record TargetTableView(
    string Table,
    IReadOnlyList<JsonObject> Keys,
    IReadOnlyList<JsonObject> Rows,
    bool HasMore,
    LocalizedText? Limitation
)
{
    public static TargetTableView Of(FoundTable found) => new(found.Name, found.Keys, found.Rows, found.HasMore, found.Limitation?.Text);
}
