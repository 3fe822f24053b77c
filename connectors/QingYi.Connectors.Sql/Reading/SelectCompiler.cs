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
            draft.Report(ProblemSeverity.Error, "QY3001", draft.Position, ReadingTexts.NeedsMainSql);
            return new SelectPlan(names.Request, null, SelectPaging.Stream, open) { Key = key };
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
            return new SelectPlan(names.Request, statement, paging, open) { Key = key };
        }
        catch (SqlSyntaxException e)
        {
            draft.Report(ProblemSeverity.Error, e.Code, sql.PositionAt(e.Index), e.Text);
            return new SelectPlan(names.Request, null, SelectPaging.Stream, open) { Key = key };
        }
    }

    private static bool Uses(SelectNames names, string constant) =>
        names.Used.Any(n => n.Template?.Contains(constant, StringComparison.Ordinal) == true);

    private void NoteUnused(SelectNames names)
    {
        foreach (var unused in names.Request.Children.Where(c => !c.IsObject && !names.Used.Contains(c)))
        {
            draft.Report(ProblemSeverity.Warning, "QY3009", unused.Position, ReadingTexts.UnusedParameter(unused.Name));
        }
    }

    private void CheckOffset(SelectNames names, DraftNode sql, string text)
    {
        var (code, problem) = Words(text).Contains("ORDER", StringComparer.OrdinalIgnoreCase)
            ? ("QY3012", ReadingTexts.RowsShift)
            : ("QY3010", ReadingTexts.NoOrder);
        draft.Report(ProblemSeverity.Warning, code, sql.Position, problem);
        if (!Uses(names, "PAGINATION_PAGE_SIZE"))
        {
            draft.Report(ProblemSeverity.Error, "QY3011", sql.Position, ReadingTexts.LimitIsNotThePageSize);
        }
    }

    private IEnumerable<string> Words(string sql) =>
        new SqlLexer(sql, syntax).Read().Where(t => t.Kind == SqlTokenKind.Word).Select(t => t.Text);
}
