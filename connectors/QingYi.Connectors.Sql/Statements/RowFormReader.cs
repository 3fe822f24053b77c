using System.Globalization;

namespace QingYi.Connectors.Sql.Statements;

/// <summary>
/// Determines whether many rows of a statement can be combined without a change of meaning: it must be a plain INSERT of one row, whose
/// values do not depend on earlier rows.
/// </summary>
/// <param name="tokens">The tokens of the statement, without blanks and comments.</param>
/// <param name="syntax">The SQL of the database.</param>
/// <param name="parameterOf">Returns the number of a token's parameter; null: the token is plain SQL.</param>
internal sealed class RowFormReader(IReadOnlyList<SqlToken> tokens, SqlSyntax syntax, Func<SqlToken, int?> parameterOf)
{
    private static readonly string[] Constants = ["NULL", "DEFAULT", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE"];

    private int at;

    /// <summary>Returns the form, or why there is none.</summary>
    public (RowForm? Form, LocalizedText Obstacle) Read()
    {
        if (!syntax.InsertingVerbs.Any(tokens[0].Is))
        {
            return (null, RowFormTexts.OnlyInsertValues(tokens[0].Text.ToUpperInvariant()));
        }

        if (!Next("INTO"))
        {
            var found = tokens[Math.Min(at, tokens.Count - 1)].Text;
            return (null, RowFormTexts.NoInto(found, tokens[0].Text.ToUpperInvariant()));
        }

        at++;
        while (at < tokens.Count && !tokens[at].Is("("))
        {
            at++;
        }

        var columns = new List<string>();
        for (at++; at < tokens.Count && !tokens[at].Is(")"); at++)
        {
            if (!tokens[at].Is(","))
            {
                columns.Add(syntax.Unquoted(tokens[at].Text));
            }
        }

        if (!Next("VALUES") && !(at < tokens.Count && tokens[at].Is("VALUE")))
        {
            return (null, RowFormTexts.NotColumnsAndValues);
        }

        return Next("(") ? Row(columns) : (null, RowFormTexts.RowNotAfterValues);
    }

    private bool Next(string word) => ++at < tokens.Count && tokens[at].Is(word);

    private (RowForm? Form, LocalizedText Obstacle) Row(List<string> columns)
    {
        var (between, text, depth) = (new List<string>(), "(", 1);
        for (at++; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (depth == 0)
            {
                return (null, token.Is(",") ? RowFormTexts.SeveralRows : RowFormTexts.AfterRow(token.Text));
            }

            if (parameterOf(token) is { } number)
            {
                if (number != between.Count)
                {
                    return (null, RowFormTexts.ParametersOutsideRow);
                }

                between.Add(text);
                text = "";
                continue;
            }

            if (Obstacle(token) is { } obstacle)
            {
                return (null, obstacle);
            }

            depth +=
                token.Is("(") ? 1
                : token.Is(")") ? -1
                : 0;
            text +=
                token.Kind is SqlTokenKind.Word or SqlTokenKind.Text
                && text.Length > 0
                && (char.IsLetterOrDigit(text[^1]) || text[^1] is '\'' or '"')
                    ? " " + token.Text
                    : token.Text;
        }

        between.Add(text);
        var head = string.Concat(
            tokens
                .TakeWhile(t => !t.Is("VALUES") && !t.Is("VALUE"))
                .Select((t, i) => i == 0 || t.Is(".") || tokens[i - 1].Is(".") ? t.Text : " " + t.Text)
        );
        return depth == 0 ? (new RowForm(head + " VALUES ", columns, between), LocalizedText.Empty) : (null, RowFormTexts.RowNotClosed);
    }

    private LocalizedText? Obstacle(SqlToken token)
    {
        if (token.Kind is SqlTokenKind.Text || (token.Kind is SqlTokenKind.Mark && !token.Is("?")))
        {
            return null;
        }

        var isCall = at + 1 < tokens.Count && tokens[at + 1].Is("(");
        var known =
            token.Kind == SqlTokenKind.Word
            && (
                isCall
                    ? syntax.RowFunctions.Any(token.Is)
                    : Array.Exists(Constants, token.Is)
                        || double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            );
        return known ? null
            : isCall ? RowFormTexts.CallOnOtherRows(token.Text.ToUpperInvariant())
            : RowFormTexts.WordOnOtherRows(token.Text);
    }
}
