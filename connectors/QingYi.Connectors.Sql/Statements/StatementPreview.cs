using System.Text.Json.Nodes;

namespace QingYi.Connectors.Sql.Statements;

/// <summary>Shows a statement with its values, before they are converted to the types of the columns.</summary>
internal static class StatementPreview
{
    /// <param name="statement">The statement.</param>
    /// <param name="request">The rendered request.</param>
    /// <param name="own">The statement's own values in the request; null: those of the main statement.</param>
    public static JsonObject Of(Statement statement, JsonObject request, JsonObject? own) =>
        new() { ["sql"] = statement.Shown, ["params"] = new JsonArray([.. statement.Binds.Select(b => Value(b, request, own))]) };

    private static JsonNode? Value(Bind bind, JsonObject request, JsonObject? own)
    {
        if (bind.IsSingle)
        {
            return Piece(bind.Pieces[0], request, own);
        }

        return string.Concat(bind.Pieces.Select(p => p.Name is null ? p.Text : Piece(p, request, own)?.ToString()));
    }

    private static JsonNode? Piece(BindPiece piece, JsonObject request, JsonObject? own)
    {
        var value = piece.Scope switch
        {
            BindScope.LastInsertId => JsonValue.Create(":lastInsertId"),
            BindScope.Own => (own ?? request["main_params"])?[piece.Name!],
            BindScope.Main => request["main_params"]?[piece.Name!],
            _ => request[piece.Name!],
        };
        return value?.DeepClone()
            ?? piece.Default.Kind switch
            {
                DefaultKind.Null => null,
                DefaultKind.Number => JsonNode.Parse(piece.Default.Text),
                _ => JsonValue.Create(piece.Default.Text),
            };
    }
}
