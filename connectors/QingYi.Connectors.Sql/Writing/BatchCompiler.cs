using System.Globalization;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>Compiles api <c>batchexecute</c>: <c>main_sql</c> ends at VALUES, and each other parameter is a column.</summary>
internal sealed class BatchCompiler(RequestDraft draft, SqlSyntax syntax)
{
    private const string Sql = "main_sql";
    private const string Limit = "limit";
    private const int MostRows = 1000;
    private readonly DraftNode request = draft.Root.Without(Sql, Limit);

    public ExecutePlan Compile(Func<TargetContext, SqlSession> open)
    {
        var sql = draft.Root.Child(Sql);
        var rows = Rows(draft.Root.Child(Limit));
        if (sql?.Template is not { } text || request.Children.Count == 0)
        {
            draft.Report(ProblemSeverity.Error, "QY3001", sql?.Position ?? draft.Position, WritingTexts.BatchNeedsMainSql);
            return new ExecutePlan(request, null, [], open);
        }

        try
        {
            var head = text.TrimEnd().TrimEnd(';').TrimEnd();
            var columns = Columns(head);
            List<DraftNode> order = [.. columns.Select((c, i) => Node(c, i, columns.Count))];
            var statement = new StatementParser(
                $"{head} ({string.Join(", ", order.Select((_, i) => NumberedNames.Of(i)))})",
                syntax,
                new NumberedNames([.. order.Select(n => n.Name)], NotAValue),
                syntax.InsertingVerbs
            ).Parse();
            foreach (var unused in request.Children.Except(order))
            {
                draft.Report(ProblemSeverity.Warning, "QY3009", unused.Position, WritingTexts.NoSuchColumn(unused.Name));
            }

            var form = new RowForm(
                head,
                columns,
                [
                    .. Enumerable
                        .Range(0, order.Count + 1)
                        .Select(i =>
                            i == 0 ? "("
                            : i == order.Count ? ")"
                            : ", "
                        ),
                ]
            );
            return new ExecutePlan(request, statement with { Rows = form }, [], open) { OnlyRows = true, MostRows = rows };
        }
        catch (SqlSyntaxException e)
        {
            draft.Report(ProblemSeverity.Error, e.Code, sql.PositionAt(e.Index), e.Text);
            return new ExecutePlan(request, null, [], open);
        }
    }

    private static SqlSyntaxException NotAValue(string name, int index) => new("QY3004", index, WritingTexts.BatchNamesNoParameter);

    private int Rows(DraftNode? limit)
    {
        if (limit?.Text is not { Length: > 0 } text)
        {
            return MostRows;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows is > 0 and <= MostRows)
        {
            return rows;
        }

        draft.Report(ProblemSeverity.Error, "QY1012", limit.Position, WritingTexts.LimitOutOfRange(MostRows, text));
        return MostRows;
    }

    private List<string> Columns(string head)
    {
        var tokens = new SqlLexer(head, syntax).Read().Where(t => t.Kind is not (SqlTokenKind.Space or SqlTokenKind.Comment)).ToList();
        var open = tokens.FindIndex(t => t.Is("("));
        var close = tokens.FindIndex(t => t.Is(")"));
        if (open < 0 || close != tokens.Count - 2 || !(tokens[^1].Is("VALUES") || tokens[^1].Is("VALUE")))
        {
            throw new SqlSyntaxException("QY3001", tokens.Count > 0 ? tokens[^1].Index : 0, WritingTexts.BatchEndsAtValues);
        }

        return [.. tokens[(open + 1)..close].Where(t => !t.Is(",")).Select(t => syntax.Unquoted(t.Text))];
    }

    // Parameters are matched by name; if no name matches, by position, as 轻易云 does.
    private DraftNode Node(string column, int place, int count) =>
        request.Children.FirstOrDefault(c => c.Name == column)
        ?? request.Children.FirstOrDefault(c => c.Name.Equals(column, StringComparison.OrdinalIgnoreCase))
        ?? (
            count == request.Children.Count
                ? request.Children[place]
                : throw new SqlSyntaxException("QY3004", 0, WritingTexts.NothingGives(column, request.Children.Select(c => c.Name)))
        );
}
