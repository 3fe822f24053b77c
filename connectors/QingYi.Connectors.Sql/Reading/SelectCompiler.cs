using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Reading;

/// <summary>
/// Compiles api <c>select</c>: <c>main_sql</c> with named binds, paged by its own limit and offset, by a key, or streamed.
/// </summary>
internal sealed class SelectCompiler(RequestDraft draft, bool ansiQuotes, bool backslashEscapes)
{
    private static readonly string[] Verbs = ["SELECT", "WITH"];

    public SelectPlan Compile()
    {
        var sql = Take("main_sql");
        var key = Take("key")?.Text?.Trim() ?? "";
        if (sql?.Template is not { } text)
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY3001",
                draft.Position,
                "the api 'select' needs a 'main_sql': the SELECT that reads the records. Add it to 'request'."
            );
            return new SelectPlan(null, SelectPaging.Stream, key, ansiQuotes);
        }

        try
        {
            var names = new SelectNames(draft, sql);
            var statement = new StatementParser(text, ansiQuotes, backslashEscapes, names, Verbs).Parse();
            var offset = names.Used.Any(n =>
                n.Template is { } t
                && (
                    t.Contains("PAGINATION_START_ROW", StringComparison.Ordinal)
                    || t.Contains("PAGINATION_START_PAGE", StringComparison.Ordinal)
                )
            );
            foreach (var unused in draft.Root.Children.Where(c => !c.IsObject && !names.Used.Contains(c)))
            {
                draft.Report(
                    ProblemSeverity.Warning,
                    "QY3009",
                    unused.Position,
                    $"the statement does not use the parameter '{unused.Name}'. Write :{unused.Name} in the SQL, or remove the parameter."
                );
            }

            if (offset && !Words(text).Contains("ORDER", StringComparer.OrdinalIgnoreCase))
            {
                draft.Report(
                    ProblemSeverity.Warning,
                    "QY3010",
                    sql.Position,
                    "the pages of this statement have no order of their own, so a row can be on two of them or on none. Name "
                        + "a unique column in 'key' instead of limit and offset."
                );
            }
            else if (offset)
            {
                draft.Report(
                    ProblemSeverity.Warning,
                    "QY3012",
                    sql.Position,
                    "a row that is removed or changes its place while the pages are read shifts those behind it, and one is "
                        + "passed over. Name a unique column in 'key' instead of limit and offset."
                );
            }

            if (offset && !names.Used.Any(n => n.Template is { } t && t.Contains("PAGINATION_PAGE_SIZE", StringComparison.Ordinal)))
            {
                draft.Report(
                    ProblemSeverity.Error,
                    "QY3011",
                    sql.Position,
                    "the statement is paged by offset, but its limit is not {{PAGINATION_PAGE_SIZE}}, so rows between two "
                        + "pages would be passed over. Write LIMIT :limit OFFSET :offset with both pagination constants."
                );
            }

            return new SelectPlan(
                statement,
                key.Length > 0 ? SelectPaging.Keyset
                    : offset ? SelectPaging.Offset
                    : SelectPaging.Stream,
                key,
                ansiQuotes
            );
        }
        catch (SqlSyntaxException e)
        {
            draft.Report(ProblemSeverity.Error, e.Code, sql.PositionAt(e.Index), e.Message);
            return new SelectPlan(null, SelectPaging.Stream, key, ansiQuotes);
        }
    }

    private IEnumerable<string> Words(string sql) =>
        new SqlLexer(sql, ansiQuotes, backslashEscapes).Read().Where(t => t.Kind == SqlTokenKind.Word).Select(t => t.Text);

    private DraftNode? Take(string name) => draft.Root.Child(name) is { } node ? draft.Root.Remove(node) : null;
}
