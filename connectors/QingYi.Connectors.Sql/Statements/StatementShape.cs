namespace QingYi.Connectors.Sql.Statements;

/// <summary>Determines, without parsing all of SQL, the table of a statement and the column of each parameter.</summary>
internal sealed class StatementShape
{
    private static readonly string[] BeforeTable = ["INTO", "FROM", "UPDATE", "JOIN", "TABLE", "CALL", "."];
    private static readonly string[] AfterTable =
    [
        "SET",
        "WHERE",
        "JOIN",
        "INNER",
        "LEFT",
        "RIGHT",
        "CROSS",
        "NATURAL",
        "STRAIGHT_JOIN",
        "PARTITION",
        "USING",
        "ORDER",
        "LIMIT",
        "INDEXED",
        "NOT",
        "RETURNING",
        "USE",
        "FORCE",
        "IGNORE",
    ];
    private static readonly string[] Comparisons = ["=", "<", ">"];
    private readonly SqlToken[] tokens;
    private readonly SqlSyntax syntax;
    private readonly Dictionary<int, string> columns = [];
    private readonly HashSet<int> identifiers = [];
    private readonly string alias = "";

    public StatementShape(SqlToken[] tokens, SqlSyntax syntax)
    {
        (this.tokens, this.syntax) = (tokens, syntax);
        var at = 1;
        while (at < tokens.Length && syntax.WordsBeforeTable.Any(tokens[at].Is))
        {
            at++;
        }

        (Schema, Table, at) = Reads(tokens[0]) ? ("", "", at) : Name(at);
        if (syntax.InsertingVerbs.Any(tokens[0].Is))
        {
            Insert(at);
        }
        else if (Table.Length > 0)
        {
            alias = Alias(at);
        }

        var isTargets = Own();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (isTargets[i])
            {
                Comparison(i);
            }

            var nextIsDot = i + 1 < tokens.Length && tokens[i + 1].Is(".");
            if (nextIsDot || (i > 0 && Array.Exists(BeforeTable, tokens[i - 1].Is)) || (i == 1 && Table.Length == 0 && !Reads(tokens[0])))
            {
                identifiers.Add(tokens[i].Index);
            }
        }
    }

    public string Schema { get; }

    public string Table { get; }

    public bool IsIdentifier(SqlToken token) => identifiers.Contains(token.Index) || (token.Kind == SqlTokenKind.QuotedName);

    public string? ColumnOf(SqlToken token) => columns.GetValueOrDefault(token.Index);

    private bool IsTable(SqlToken token) =>
        syntax.Unquoted(token.Text).Equals(alias.Length > 0 ? alias : Table, StringComparison.OrdinalIgnoreCase);

    private static bool IsName(SqlToken token) => token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;

    private bool Reads(SqlToken token) => syntax.ReadingVerbs.Any(token.Is);

    private (string Schema, string Table, int Next) Name(int at)
    {
        if (at >= tokens.Length || !IsName(tokens[at]))
        {
            return ("", "", at);
        }

        return at + 2 < tokens.Length && tokens[at + 1].Is(".") && IsName(tokens[at + 2])
            ? (syntax.Unquoted(tokens[at].Text), syntax.Unquoted(tokens[at + 2].Text), at + 3)
            : ("", syntax.Unquoted(tokens[at].Text), at + 1);
    }

    // UPDATE orders o SET …, UPDATE orders AS o SET …
    private string Alias(int at)
    {
        at += at < tokens.Length && tokens[at].Is("AS") ? 1 : 0;
        return at < tokens.Length && IsName(tokens[at]) && !Array.Exists(AfterTable, tokens[at].Is) ? syntax.Unquoted(tokens[at].Text) : "";
    }

    // (a, b, c) VALUES (x, y, z), (…): a single value belongs to the column at its position.
    private void Insert(int at)
    {
        if (at >= tokens.Length || !tokens[at].Is("("))
        {
            return;
        }

        var names = new List<string>();
        for (at++; at < tokens.Length && !tokens[at].Is(")"); at++)
        {
            identifiers.Add(tokens[at].Index);
            if (!tokens[at].Is(","))
            {
                names.Add(syntax.Unquoted(tokens[at].Text));
            }
        }

        at++;
        if (at >= tokens.Length || !(tokens[at].Is("VALUES") || tokens[at].Is("VALUE")))
        {
            return;
        }

        for (at++; at < tokens.Length && tokens[at].Is("("); at += at + 1 < tokens.Length && tokens[at + 1].Is(",") ? 2 : 1)
        {
            at = Row(at + 1, names);
        }
    }

    private int Row(int at, List<string> names)
    {
        var (depth, column, start) = (0, 0, at);
        for (; at < tokens.Length; at++)
        {
            var ends = depth == 0 && (tokens[at].Is(",") || tokens[at].Is(")"));
            if (ends)
            {
                if (at - start == 1 && column < names.Count)
                {
                    columns[tokens[start].Index] = names[column];
                }

                (column, start) = (column + 1, at + 1);
            }

            if (depth == 0 && tokens[at].Is(")"))
            {
                break;
            }

            depth +=
                tokens[at].Is("(") ? 1
                : tokens[at].Is(")") ? -1
                : 0;
        }

        return at;
    }

    // Marks the tokens that refer to the statement's own table: not those of a SELECT, in brackets or after INSERT … .
    private bool[] Own()
    {
        var own = new bool[tokens.Length];
        var brackets = new Stack<bool>();
        var (inQuery, selects) = (false, syntax.InsertingVerbs.Any(tokens[0].Is));
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Is("("))
            {
                brackets.Push(inQuery);
                inQuery |= i + 1 < tokens.Length && Reads(tokens[i + 1]);
            }
            else if (tokens[i].Is(")") && brackets.TryPop(out var before))
            {
                inQuery = before;
            }
            else if (selects && brackets.Count == 0)
            {
                // In INSERT … SELECT … ON DUPLICATE KEY UPDATE, the last part refers to the table again.
                inQuery =
                    (inQuery || Reads(tokens[i]))
                    && !(tokens[i].Is("ON") && i + 1 < tokens.Length && (tokens[i + 1].Is("DUPLICATE") || tokens[i + 1].Is("CONFLICT")));
            }

            own[i] = !inQuery;
        }

        return own;
    }

    // column = value, column >= value. A column of another table is not a column of this one.
    private void Comparison(int at)
    {
        var before = at - 1;
        while (before > 0 && Array.Exists(Comparisons, tokens[before].Is))
        {
            before--;
        }

        var isQualified = before > 1 && tokens[before - 1].Is(".");
        if (before >= 0 && before < at - 1 && IsName(tokens[before]) && (!isQualified || IsTable(tokens[before - 2])))
        {
            columns.TryAdd(tokens[at].Index, syntax.Unquoted(tokens[before].Text));
        }
    }
}
