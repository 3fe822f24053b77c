using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The compiled statements of api <c>execute</c>.</summary>
internal sealed class ExecutePlan(Statement? main, IReadOnlyList<Extension> extensions) : SqlPlan
{
    /// <summary>The row that a statement returns is the answer.</summary>
    public bool ReturnsRow { get; init; }

    /// <summary>The columns by which a row that is there is known; empty: it is no upsert.</summary>
    public override IReadOnlyList<string> UpsertKeys { get; init; } = [];

    /// <summary>The parameters that tell which row a document changes; empty: that is up to its author's statement.</summary>
    public IReadOnlyList<string> RowKeys { get; init; } = [];

    /// <summary>A document whose statement touches no row is refused.</summary>
    public bool NeedsRow { get; init; }

    public Statement? Main { get; } = main;

    public IReadOnlyList<Extension> Extensions { get; } = extensions;

    public override IEnumerable<Statement> Statements => new[] { Main }.OfType<Statement>().Concat(Extensions.Select(e => e.Statement));

    public override JsonArray Preview(JsonObject request)
    {
        var shown = new JsonArray();
        if (Main is null)
        {
            return shown;
        }

        shown.Add(Show(Main, request, null));
        foreach (var extension in Extensions)
        {
            foreach (var row in extension.RowsOf(request))
            {
                shown.Add(Show(extension.Statement, request, row));
            }
        }

        return shown;
    }

    /// <summary>A statement with its values, before they are converted to the columns' types.</summary>
    public static JsonObject Show(Statement statement, JsonObject request, JsonObject? own) => new()
    {
        ["sql"] = statement.Shown,
        ["params"] = new JsonArray([.. statement.Binds.Select(b => Value(b, request, own))]),
    };

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
        return value?.DeepClone() ?? piece.Default.Kind switch
        {
            DefaultKind.Null => null,
            DefaultKind.Number => JsonNode.Parse(piece.Default.Text),
            _ => JsonValue.Create(piece.Default.Text),
        };
    }
}
