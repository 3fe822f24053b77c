using System.Text.RegularExpressions;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Completion;

/// <summary>Finds what can stand in a statement: tables, columns, and the parameters that it binds.</summary>
/// <param name="scope">What is known of the scheme.</param>
/// <param name="data">Knows tables and columns.</param>
internal sealed partial class SqlItems(CompletionScope scope, CompletionData data)
{
    private const string Main = "main_params";
    private const int MostTables = 4;
    private static readonly CompletionItem GeneratedKey = new("lastInsertId", CompletionKind.Parameter)
    {
        Detail = CompletionTexts.GeneratedKey,
    };

    /// <summary>Whether a parameter is a statement.</summary>
    public static bool IsStatement(string name) => Statement().IsMatch(name);

    /// <summary>Returns what can stand at the cursor in a statement.</summary>
    public async Task<CompletionSlot> FindAsync(Cursor cursor, Place place, CancellationToken cancellationToken)
    {
        var names = Names(place);
        var (before, word) = (cursor.Before, TemplateItems.Word(cursor, []));
        var start = before.Length - word.Before.Length;
        if (
            before.LastIndexOf("<{", StringComparison.Ordinal) is >= 0 and var open
            && before.IndexOf("}>", open, StringComparison.Ordinal) < 0
        )
        {
            var isClosed =
                cursor.After.IndexOf("}>", StringComparison.Ordinal) is >= 0 and var close
                && !cursor.After[..close].Contains("<{", StringComparison.Ordinal);
            return before.AsSpan(open).Contains(':')
                ? word
                : word with
                {
                    Items = [.. names.Select(n => isClosed ? n : n with { Insert = n.Label + ": }>" })],
                };
        }

        if (start > 0 && before[start - 1] == ':')
        {
            return word with { Items = names };
        }

        if (TableBefore().IsMatch(before[..start]))
        {
            return word with { Items = await TablesAsync(place, word.Before, cancellationToken).ConfigureAwait(false) };
        }

        var columns = await ColumnsAsync(place.IsSource, cursor.Written, cancellationToken).ConfigureAwait(false);
        return word with
        {
            Items =
            [
                .. columns.Select(KeyItems.Column),
                .. names.Select(n => n with { Label = $"<{{{n.Label}: }}>", Insert = $"<{{{n.Label}: }}>" }),
            ],
        };
    }

    /// <summary>Returns the columns of the tables that a statement names.</summary>
    public async Task<IReadOnlyList<ApiField>> ColumnsAsync(bool ofSource, string statement, CancellationToken cancellationToken)
    {
        if (scope.Connection(ofSource) is not { } connection)
        {
            return [];
        }

        var columns = new List<ApiField>();
        foreach (var table in TableNames().Matches(statement).Select(m => m.Groups["table"].Value).Distinct().Take(MostTables))
        {
            columns.AddRange(await data.FieldsAsync(connection, table, cancellationToken).ConfigureAwait(false));
        }

        return [.. columns.DistinctBy(c => c.Name)];
    }

    /// <summary>Returns the tables of a side's database.</summary>
    /// <param name="place">Where the name stands.</param>
    /// <param name="written">What is written of the name; with a dot, tables of that schema are meant.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<CompletionItem>> TablesAsync(Place place, string written, CancellationToken cancellationToken)
    {
        if (scope.Connection(place.IsSource) is not { } connection)
        {
            return [];
        }

        var path = written.Contains('.', StringComparison.Ordinal) ? written[..written.LastIndexOf('.')] : "";
        var entries = await data.EntriesAsync(connection, path, cancellationToken).ConfigureAwait(false);
        return
        [
            .. entries.Select(e => new CompletionItem(e.Path, CompletionKind.Table)
            {
                Detail = e.Label.IsEmpty ? LocalizedText.Of(e.Kind) : e.Label,
            }),
        ];
    }

    /// <summary>Returns what parameters can feed: the binds of the statement of their block and the columns of its table.</summary>
    public async Task<IReadOnlyList<ApiField>> FedAsync(Place place, CancellationToken cancellationToken)
    {
        var parameters = scope.Parameters(place.IsSource);
        if (Find(parameters, "table")?.Value?.Text is { Length: > 0 } table && scope.Connection(place.IsSource) is { } connection)
        {
            return place.Names.Count > 0 ? [] : await data.FieldsAsync(connection, table, cancellationToken).ConfigureAwait(false);
        }

        var statement = place.Names.LastOrDefault(n => n.Length > 0 && Find(parameters, n)?.Children is not null) switch
        {
            Main => "main_sql",
            { } block when Block().Match(block) is { Success: true } match => $"extend_sql_{match.Groups["number"].Value}",
            _ => null,
        };
        if (statement is null || Find(parameters, statement)?.Value?.Text is not { } sql)
        {
            return [];
        }

        var columns = await ColumnsAsync(place.IsSource, sql, cancellationToken).ConfigureAwait(false);
        var binds = Binds().Matches(sql).Select(m => m.Groups["name"].Value).Where(n => n != GeneratedKey.Label);
        return
        [
            .. binds.Select(b =>
                columns.FirstOrDefault(c => c.Name == b) ?? new ApiField { Name = b, Label = CompletionTexts.ParameterOfStatement }
            ),
            .. columns,
        ];
    }

    private IReadOnlyList<CompletionItem> Names(Place place)
    {
        var (parameters, statement) = (scope.Parameters(place.IsSource), place.Names[^1]);
        var own = Block().Match(statement.Replace("_sql_", "_params_", StringComparison.Ordinal)) is { Success: true } block
            ? Find(parameters, block.Value)?.Children ?? []
            : [];
        var main = Find(parameters, Main)?.Children ?? parameters;
        return
        [
            .. own.Concat(main)
                .Where(p => p.Field.Length > 0 && !IsStatement(p.Field) && !Block().IsMatch(p.Field))
                .DistinctBy(p => p.Field)
                .Select(p => new CompletionItem(p.Field, CompletionKind.Parameter)
                {
                    Detail = LocalizedText.Of(p.Label),
                    Documentation = p.Value is { IsScalar: true, Text.Length: > 0 } value
                        ? LocalizedText.Of($"`{ShortText.Of(value.Text, 80)}`")
                        : LocalizedText.Empty,
                }),
            .. own.Count > 0 && own.All(p => p.Field != GeneratedKey.Label) ? [GeneratedKey] : Array.Empty<CompletionItem>(),
        ];
    }

    private static ParameterConfig? Find(IEnumerable<ParameterConfig> parameters, string name)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Field == name)
            {
                return parameter;
            }

            if (Find(parameter.Children ?? [], name) is { } below)
            {
                return below;
            }
        }

        return null;
    }

    [GeneratedRegex("^(main_sql|delete_sql|extend_sql_[0-9]+)$")]
    private static partial Regex Statement();

    [GeneratedRegex("^extend_params_(?<number>[0-9]+)$")]
    private static partial Regex Block();

    [GeneratedRegex(@"\b(?:into|update|from|join|table)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex TableBefore();

    [GeneratedRegex(@"\b(?:into|update|from|join|table)\s+(?<table>[\w.`""$]+)", RegexOptions.IgnoreCase)]
    private static partial Regex TableNames();

    [GeneratedRegex(@"<\{\s*(?<name>\w+)\s*:|(?<![:\w]):(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Binds();
}
