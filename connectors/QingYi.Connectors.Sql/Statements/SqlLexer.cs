namespace QingYi.Connectors.Sql.Statements;

/// <summary>Splits a statement into tokens. It knows just enough SQL to distinguish placeholders from texts, comments and names.</summary>
internal sealed class SqlLexer(string sql, SqlSyntax syntax)
{
    private readonly List<SqlToken> tokens = [];
    private int at;

    public IReadOnlyList<SqlToken> Read()
    {
        while (at < sql.Length)
        {
            var start = at;
            var kind = Next();
            tokens.Add(new SqlToken(kind, sql[start..at], start));
        }

        return tokens;
    }

    /// <summary>Returns the index after a placeholder that begins here, or 0.</summary>
    public static int PlaceholderEnd(string text, int at, out SqlTokenKind kind)
    {
        var rest = text.AsSpan(at);
        kind = rest.StartsWith("<{") ? SqlTokenKind.Parameter : SqlTokenKind.Placeholder;
        var close =
            kind == SqlTokenKind.Parameter ? "}>"
            : rest.StartsWith("{{") ? "}}"
            : IsAngle(rest) ? ">>"
            : "";
        if (close.Length == 0)
        {
            return 0;
        }

        var end = Close(text, at + 2, close);
        return end < 0
            ? throw new SqlSyntaxException("QY3005", at, StatementTexts.PlaceholderNotClosed(text[at..(at + 2)], close))
            : end + 2;
    }

    private static bool IsAngle(ReadOnlySpan<char> rest) =>
        rest.Length > 2 && rest.StartsWith("<<") && (char.IsLetter(rest[2]) || rest[2] == '_') && rest.IndexOf(">>") > 0;

    // A default can be a text that contains the closing characters.
    private static int Close(string text, int from, string close)
    {
        var quote = '\0';
        for (var i = from; i < text.Length; i++)
        {
            if (quote == '\0' && string.CompareOrdinal(text, i, close, 0, close.Length) == 0)
            {
                return i;
            }

            quote =
                quote == '\0'
                && text[i] is '\'' or '"'
                && text.IndexOf(text[i], i + 1) is >= 0 and var end
                && end < text.IndexOf(close, from, StringComparison.Ordinal) + close.Length + 200
                    ? text[i]
                : text[i] == quote ? '\0'
                : quote;
        }

        return text.IndexOf(close, from, StringComparison.Ordinal);
    }

    private SqlTokenKind Next()
    {
        var c = sql[at];
        if (char.IsWhiteSpace(c))
        {
            return While(char.IsWhiteSpace, SqlTokenKind.Space);
        }

        if (PlaceholderEnd(sql, at, out var kind) is > 0 and var end)
        {
            at = end;
            return kind;
        }

        if (IsComment())
        {
            return SqlTokenKind.Comment;
        }

        if (c is '\'' or '"' or '`')
        {
            Quoted(c);
            return syntax.EnclosesName(c) ? SqlTokenKind.QuotedName : SqlTokenKind.Text;
        }

        if (c == ':' && at + 1 < sql.Length && (char.IsLetter(sql[at + 1]) || sql[at + 1] == '_') && (at == 0 || sql[at - 1] != ':'))
        {
            at++;
            return While(IsWord, SqlTokenKind.Named);
        }

        if (IsWord(c))
        {
            return While(IsWord, SqlTokenKind.Word);
        }

        at++;
        return SqlTokenKind.Mark;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '@';

    private bool IsComment()
    {
        var rest = sql.AsSpan(at);
        if (syntax.IsLineComment(rest))
        {
            var line = rest.IndexOf('\n');
            at = line < 0 ? sql.Length : at + line;
            return true;
        }

        if (rest.StartsWith("/*"))
        {
            var end = rest.IndexOf("*/");
            at = end < 0 ? throw new SqlSyntaxException("QY3005", at, StatementTexts.CommentNotClosed) : at + end + 2;
            return true;
        }

        return false;
    }

    private void Quoted(char quote)
    {
        var start = at++;
        while (at < sql.Length)
        {
            if (sql[at] == '\\' && syntax.BackslashEscapes && quote != '`')
            {
                at += 2;
            }
            else if (sql[at] == quote)
            {
                at++;
                if (at == sql.Length || sql[at] != quote)
                {
                    return;
                }

                at++;
            }
            else
            {
                at++;
            }
        }

        throw new SqlSyntaxException("QY3005", start, StatementTexts.QuoteNotClosed(quote));
    }

    private SqlTokenKind While(Func<char, bool> belongs, SqlTokenKind kind)
    {
        while (at < sql.Length && belongs(sql[at]))
        {
            at++;
        }

        return kind;
    }
}
