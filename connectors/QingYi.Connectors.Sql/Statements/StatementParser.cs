using System.Text;

namespace QingYi.Connectors.Sql.Statements;

/// <summary>Converts the text of a statement to a statement with bound parameters.</summary>
internal sealed class StatementParser
{
    private readonly SqlSyntax syntax;
    private readonly SqlToken[] tokens;
    private readonly IBindNames names;
    private readonly IReadOnlyList<string> verbs;

    /// <param name="text">The statement as written.</param>
    /// <param name="syntax">The SQL of the database.</param>
    /// <param name="names">Resolves the names of values.</param>
    /// <param name="verbs">The possible first words of the statement; null: those of statements that write.</param>
    public StatementParser(string text, SqlSyntax syntax, IBindNames names, IReadOnlyList<string>? verbs = null)
    {
        this.verbs = verbs ?? syntax.Verbs;
        this.syntax = syntax;
        this.names = names;
        tokens = [.. new SqlLexer(text, syntax).Read()];
    }

    /// <exception cref="SqlSyntaxException">The statement has an error that the author must correct.</exception>
    public Statement Parse()
    {
        var significant = Significant();
        var verb = Verb(significant);
        var shape = new StatementShape(significant, syntax);
        var sql = new StringBuilder();
        var shown = new StringBuilder();
        var binds = new List<Bind>();
        var numbers = new Dictionary<int, int>();
        foreach (var token in tokens)
        {
            if (token.Kind is SqlTokenKind.Mark && token.Text == ";")
            {
                continue;
            }

            if (Pieces(token) is not { } pieces)
            {
                sql.Append(token.Text);
                shown.Append(token.Kind == SqlTokenKind.Comment ? "" : token.Text);
                continue;
            }

            if (shape.IsIdentifier(token))
            {
                throw new SqlSyntaxException("QY3006", token.Index, StatementTexts.InPlaceOfName(token.Text));
            }

            sql.Append(syntax.Marker(binds.Count));
            shown.Append('?');
            numbers.Add(token.Index, binds.Count);
            binds.Add(new Bind(pieces, shape.ColumnOf(token)));
        }

        var (rows, obstacle) = new RowFormReader(significant, syntax, t =>
            numbers.TryGetValue(t.Index, out var number) ? number : null
        ).Read();
        return new Statement
        {
            Sql = sql.ToString().Trim(),
            Shown = shown.ToString().Trim(),
            Verb = verb,
            Inserts = syntax.InsertingVerbs.Contains(verb),
            Schema = shape.Schema,
            Table = shape.Table,
            Binds = binds,
            Rows = rows,
            RowsObstacle = obstacle,
        };
    }

    private string Verb(SqlToken[] significant)
    {
        if (significant.Length == 0)
        {
            throw new SqlSyntaxException("QY3001", 0, StatementTexts.Empty(verbs));
        }

        var first = significant[0];
        var verb = first.Text.ToUpperInvariant();
        if (verbs.Contains(verb))
        {
            return verb;
        }

        var why =
            verb is "COMMIT" or "ROLLBACK" or "BEGIN" or "START" or "SET" or "SAVEPOINT" ? StatementTexts.TransactionIsTheEngines
            : verb is "CREATE" or "ALTER" or "DROP" or "TRUNCATE" or "RENAME" or "LOCK" or "UNLOCK" ? StatementTexts.EndsTransaction
            : syntax.Verbs.Contains(verb) ? StatementTexts.AnotherKind
            : StatementTexts.WritesNothing;
        throw new SqlSyntaxException("QY3003", first.Index, StatementTexts.NotHere(first.Text, why, verb, verbs));
    }

    private SqlToken[] Significant()
    {
        SqlToken[] significant = [.. tokens.Where(t => t.Kind is not (SqlTokenKind.Space or SqlTokenKind.Comment))];
        var end = Array.FindIndex(significant, t => t.Is(";"));
        if (end < 0)
        {
            return significant;
        }

        var rest = Array.Find(significant[end..], t => !t.Is(";"));
        return rest.Text is null ? significant[..end] : throw new SqlSyntaxException("QY3002", rest.Index, StatementTexts.SecondStatement);
    }

    /// <summary>Returns what the token binds; null: it is plain SQL.</summary>
    private List<BindPiece>? Pieces(SqlToken token)
    {
        switch (token.Kind)
        {
            case SqlTokenKind.Parameter or SqlTokenKind.Placeholder or SqlTokenKind.Named:
                return [Piece(token.Kind, token.Text, token.Index)];
            case SqlTokenKind.Text or SqlTokenKind.QuotedName:
                return Quoted(token);
            default:
                return null;
        }
    }

    private List<BindPiece>? Quoted(SqlToken token)
    {
        var inside = token.Text[1..^1];
        var pieces = new List<BindPiece>();
        var literal = new StringBuilder();
        for (var i = 0; i < inside.Length; )
        {
            if (SqlLexer.PlaceholderEnd(inside, i, out var kind) is > 0 and var end)
            {
                if (literal.Length > 0)
                {
                    pieces.Add(Literal(literal, token.Text[0]));
                }

                pieces.Add(Piece(kind, inside[i..end], token.Index + 1 + i));
                i = end;
            }
            else
            {
                literal.Append(inside[i++]);
            }
        }

        if (pieces.Count == 0)
        {
            return null;
        }

        if (literal.Length > 0)
        {
            pieces.Add(Literal(literal, token.Text[0]));
        }

        return pieces;
    }

    private static BindPiece Literal(StringBuilder literal, char quote)
    {
        var written = literal.ToString().Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
        literal.Clear();
        return new BindPiece(null, BindScope.Own, written, DefaultValue.Null);
    }

    private BindPiece Piece(SqlTokenKind kind, string token, int index)
    {
        if (kind == SqlTokenKind.Named)
        {
            return names.Resolve(token[1..], index, mayBeRecord: false);
        }

        var inside = token[2..^2];
        var colon = kind == SqlTokenKind.Parameter || token[0] == '<' ? inside.IndexOf(':', StringComparison.Ordinal) : -1;
        var isFilter = colon >= 0 && inside.AsSpan(0, colon).Contains('|');
        var name = (colon < 0 || isFilter ? inside : inside[..colon]).Trim();
        var fallback = colon < 0 || isFilter ? "" : inside[(colon + 1)..];
        var otherwise = DefaultValue.Parse(fallback)
            ?? throw new SqlSyntaxException(
                "QY3008",
                index + 2 + colon + 1 + fallback.Length - fallback.TrimStart().Length,
                StatementTexts.NotADefault(fallback.Trim())
            );
        return names.Resolve(
            name,
            index + 2 + inside.Length - inside.TrimStart().Length,
            mayBeRecord: kind == SqlTokenKind.Placeholder
        ) with
        {
            Default = otherwise,
        };
    }
}
