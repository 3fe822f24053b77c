using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Reading;

/// <summary>
/// Compiles api <c>select</c>: <c>main_sql</c> with named binds, paged by its own limit and offset, by a key, or streamed.
/// </summary>
internal sealed class SelectCompiler(RequestDraft draft, SqlSyntax syntax)
{
    private const string Sql = "main_sql";
    private const string Key = "key";

    public SelectPlan Compile(Func<SourceContext, SqlSession> open)
    {
        var sql = draft.Root.Child(Sql);
        var key = draft.Root.Child(Key)?.Text?.Trim() ?? "";
        var names = new SelectNames(draft.Root.Without(Sql, Key));
        if (sql?.Template is not { } text)
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY3001",
                draft.Position,
                "the api 'select' needs a 'main_sql': the SELECT that reads the records. Add it to 'request'."
            );
            return new SelectPlan(names.Request, null, SelectPaging.Stream, syntax, open) { Key = key };
        }

        try
        {
            names.Statement = sql;
            var statement = new StatementParser(text, syntax, names, syntax.ReadingVerbs).Parse();
            var offset = Uses(names, "PAGINATION_START_ROW") || Uses(names, "PAGINATION_START_PAGE");
            NoteUnused(names);
            if (offset)
            {
                CheckOffset(names, sql, text);
            }

            var paging =
                key.Length > 0 ? SelectPaging.Keyset
                : offset ? SelectPaging.Offset
                : SelectPaging.Stream;
            return new SelectPlan(names.Request, statement, paging, syntax, open) { Key = key };
        }
        catch (SqlSyntaxException e)
        {
            draft.Report(ProblemSeverity.Error, e.Code, sql.PositionAt(e.Index), e.Message);
            return new SelectPlan(names.Request, null, SelectPaging.Stream, syntax, open) { Key = key };
        }
    }

    private static bool Uses(SelectNames names, string constant) =>
        names.Used.Any(n => n.Template?.Contains(constant, StringComparison.Ordinal) == true);

    private void NoteUnused(SelectNames names)
    {
        foreach (var unused in names.Request.Children.Where(c => !c.IsObject && !names.Used.Contains(c)))
        {
            draft.Report(
                ProblemSeverity.Warning,
                "QY3009",
                unused.Position,
                $"the statement does not use the parameter '{unused.Name}'. Write :{unused.Name} in the SQL, or remove the parameter."
            );
        }
    }

    private void CheckOffset(SelectNames names, DraftNode sql, string text)
    {
        var (code, problem) = Words(text).Contains("ORDER", StringComparer.OrdinalIgnoreCase)
            ? (
                "QY3012",
                "a row that is removed or changes its place while the pages are read shifts those behind it, and one is passed over."
            )
            : ("QY3010", "the pages of this statement have no order of their own, so a row can be on two of them or on none.");
        draft.Report(ProblemSeverity.Warning, code, sql.Position, $"{problem} Name a unique column in 'key' instead of limit and offset.");
        if (!Uses(names, "PAGINATION_PAGE_SIZE"))
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY3011",
                sql.Position,
                "the statement is paged by offset, but its limit is not {{PAGINATION_PAGE_SIZE}}, so rows between two "
                    + "pages would be passed over. Write LIMIT :limit OFFSET :offset with both pagination constants."
            );
        }
    }

    private IEnumerable<string> Words(string sql) =>
        new SqlLexer(sql, syntax).Read().Where(t => t.Kind == SqlTokenKind.Word).Select(t => t.Text);
}
