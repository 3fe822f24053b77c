using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>An <c>extend_sql_n</c>.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Block">The list in the request with an element for each execution; null: the statement runs once, with the main
/// parameters.</param>
internal sealed record Extension(Statement Statement, string? Block)
{
    public IEnumerable<JsonObject?> RowsOf(JsonObject request) =>
        Block is null ? [null] : request[Block]?.AsArray().Select(r => r?.AsObject()) ?? [];
}
