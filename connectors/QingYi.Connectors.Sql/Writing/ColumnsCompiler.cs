using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>Compiles the apis <c>insert</c>, <c>update</c> and <c>upsert</c>: a table, its key, and a parameter for each column.</summary>
internal sealed class ColumnsCompiler
{
    private const string Table = "table";
    private const string Key = "key";
    private const string OnDelete = "on_delete";
    private readonly RequestDraft draft;
    private readonly SqlSyntax syntax;
    private readonly DraftNode request;
    private readonly string api;
    private readonly string[] columns;
    private readonly Dictionary<string, int> numbers;
    private readonly string[] keys;

    public ColumnsCompiler(RequestDraft draft, SqlSyntax syntax)
    {
        (this.draft, this.syntax, api) = (draft, syntax, draft.Api.Name);
        request = draft.Root.Without(api == "insert" ? [Table] : [Table, Key, OnDelete]);
        columns = [.. request.Children.Select(c => c.Name)];
        numbers = columns.Index().DistinctBy(c => c.Item).ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        var key = api == "insert" ? "" : draft.Root.Child(Key)?.Text ?? "";
        keys = key.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public ExecutePlan Compile(Func<TargetContext, SqlSession> open)
    {
        var table = draft.Root.Child(Table)?.Text ?? "";
        try
        {
            if (Check(table))
            {
                return Compile(table, open);
            }
        }
        catch (SqlSyntaxException e)
        {
            draft.Report(ProblemSeverity.Error, e.Code, draft.Position, e.Text);
        }

        return new ExecutePlan(request, null, [], open);
    }

    private ExecutePlan Compile(string table, Func<TargetContext, SqlSession> open)
    {
        var (action, mark) = api == "insert" ? ("", null) : Deletion();
        var where = string.Join(" AND ", keys.Select(Assigned));
        IEnumerable<string> there = mark is null ? [] : [$"{syntax.QuoteAll(mark)} = 0"];
        string[] marks = mark is null ? [] : [syntax.QuoteAll(mark)];
        string[] written = [.. columns.Select(syntax.QuoteAll), .. marks];
        string[] values = [.. columns.Select(Parameter), .. marks.Select(_ => "0")];
        var name = syntax.QuoteAll(table);
        return new ExecutePlan(
            request,
            Parsed(
                api switch
                {
                    "insert" => syntax.Insert(name, written, values),
                    "update" => $"UPDATE {name} SET {string.Join(", ", columns.Except(keys).Select(Assigned).Concat(there))} WHERE {where}",
                    _ => syntax.Upsert(name, written, values, keys, [.. columns.Except(keys).Select(syntax.QuoteAll), .. marks]),
                }
            ),
            [],
            open
        )
        {
            NeedsRow = api == "update",
            UpsertKeys = api == "upsert" ? [.. keys.Select(syntax.Unquoted)] : [],
            RowKeys = keys,
            IgnoresDeletes = action == "ignore",
            Deletion = action switch
            {
                "delete" => Parsed($"DELETE FROM {name} WHERE {where}"),
                "mark" => Parsed($"UPDATE {name} SET {syntax.QuoteAll(mark!)} = 1 WHERE {where}"),
                _ => null,
            },
        };
    }

    private bool Check(string table)
    {
        if (string.IsNullOrWhiteSpace(table) || columns.Length == 0)
        {
            var meant = columns.FirstOrDefault(c => NameSuggestion.Nearest(c, [Table]) is not null);
            return Report(WritingTexts.NeedsTable(api, NameSuggestion.DidYouMean(meant ?? "", [Table])));
        }

        if (api != "insert" && (keys.Length == 0 || keys.Except(columns).Any() || !columns.Except(keys).Any()))
        {
            return Report(WritingTexts.NeedsKey(api, columns));
        }

        foreach (var nested in request.Children.Where(c => c.IsObject))
        {
            draft.Report(ProblemSeverity.Error, "QY3204", nested.Position, WritingTexts.Nested(nested.Name));
        }

        return true;
    }

    private bool Report(LocalizedText problem)
    {
        draft.Report(ProblemSeverity.Error, "QY3001", draft.Position, problem);
        return false;
    }

    // What becomes of the row of a deleted record, and the column that marks it.
    private (string Action, string? Mark) Deletion()
    {
        if (draft.Root.Child(OnDelete) is not { } node)
        {
            return ("", null);
        }

        if (!node.IsObject && node.Text is "delete" or "ignore")
        {
            return (node.Text, null);
        }

        if (
            node.Children is [{ Name: "mark", Text: { Length: > 0 } column }]
            && !columns.Contains(column, StringComparer.OrdinalIgnoreCase)
        )
        {
            return ("mark", column);
        }

        var text = node.IsObject ? $"{{ {string.Join(", ", node.Children.Select(c => $"{c.Name}: {c.Text}"))} }}" : node.Text;
        draft.Report(ProblemSeverity.Error, "QY1012", node.Position, WritingTexts.WrongOnDelete(text ?? ""));
        return ("", null);
    }

    private Statement Parsed(string text) => new StatementParser(text, syntax, new NumberedNames(columns, NotAName)).Parse();

    // The author wrote a placeholder into the name of a table or a column.
    private static SqlSyntaxException NotAName(string word, int index) => new("QY3006", index, StatementTexts.InPlaceOfName(word));

    private string Assigned(string column) => $"{syntax.QuoteAll(column)} = {Parameter(column)}";

    private string Parameter(string column) => NumberedNames.Of(numbers[column]);
}
