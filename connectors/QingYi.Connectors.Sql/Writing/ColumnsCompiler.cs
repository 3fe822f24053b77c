using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>Compiles the apis <c>insert</c>, <c>update</c> and <c>upsert</c>: a table, its key, and a parameter for each column.</summary>
internal sealed class ColumnsCompiler(RequestDraft draft, SqlSyntax syntax) : IBindNames
{
    private const string Table = "table";
    private const string Key = "key";
    private readonly DraftNode request = draft.Root.Without(draft.Api.Name == "insert" ? [Table] : [Table, Key]);

    public ExecutePlan Compile(Func<TargetContext, SqlDialect> open)
    {
        var table = draft.Root.Child(Table)?.Text;
        string[] keys =
            draft.Api.Name == "insert"
                ? []
                :
                [
                    .. (draft.Root.Child(Key)?.Text ?? "").Split(
                        ',',
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    ),
                ];
        string[] columns = [.. request.Children.Select(c => c.Name)];
        var api = draft.Api.Name;
        if (string.IsNullOrWhiteSpace(table) || columns.Length == 0)
        {
            var meant = columns.FirstOrDefault(c => NameSuggestion.Nearest(c, [Table]) is not null);
            draft.Report(
                ProblemSeverity.Error,
                "QY3001",
                draft.Position,
                $"the api '{api}' needs 'table' and a parameter for each column that it writes."
                    + $"{NameSuggestion.DidYouMean(meant ?? "", [Table])} Add them to 'request'."
            );
            return new ExecutePlan(request, null, [], open);
        }

        if (api != "insert" && (keys.Length == 0 || keys.Except(columns).Any() || !columns.Except(keys).Any()))
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY3001",
                draft.Position,
                $"the api '{api}' needs 'key': the column, or columns with commas between, that tell which row is meant. Each "
                    + $"must be among the parameters ({string.Join(", ", columns)}), and at least one other beside them."
            );
            return new ExecutePlan(request, null, [], open);
        }

        foreach (var nested in request.Children.Where(c => c.IsObject))
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY3204",
                nested.Position,
                $"'{nested.Name}' has nodes below it, but a column takes one value. Use the api 'execute' with "
                    + "extend_params_1 for rows of another table."
            );
        }

        var text = api switch
        {
            "insert" => Insert(table, columns),
            "update" => $"UPDATE {Quoted(table)} SET {string.Join(", ", columns.Except(keys).Select(Assigned))} WHERE "
                + $"{string.Join(" AND ", keys.Select(Assigned))}",
            _ => $"{Insert(table, columns)} {syntax.Upsert(keys, [.. columns.Except(keys).Select(Quoted)])}",
        };
        var statement = new StatementParser(text, new SqlSyntax(AnsiQuotes: false, BackslashEscapes: false, syntax.Upsert), this).Parse();
        return new ExecutePlan(request, statement, [], open)
        {
            NeedsRow = api == "update",
            UpsertKeys = api == "upsert" ? keys : [],
            RowKeys = keys,
        };
    }

    public BindPiece Resolve(string name, int index, bool mayBeRecord) =>
        new(
            request.Children[int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture)].Name,
            BindScope.Top,
            "",
            DefaultValue.Null
        );

    private static string Quoted(string name) =>
        string.Join('.', name.Split('.').Select(p => $"`{p.Trim('`').Replace("`", "``", StringComparison.Ordinal)}`"));

    private string Insert(string table, string[] columns) =>
        $"INSERT INTO {Quoted(table)} ({string.Join(", ", columns.Select(Quoted))}) VALUES ("
        + $"{string.Join(", ", columns.Select(Parameter))})";

    private string Assigned(string column) => $"{Quoted(column)} = {Parameter(column)}";

    // A column's name may be none that a parameter can have.
    private string Parameter(string column) => $":p{request.Children.Select(c => c.Name).ToList().IndexOf(column)}";
}
