using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>Finds the rows that the tables of a plan have for a document: by keys that an index serves, never by a scan.</summary>
/// <param name="session">Opens a connection of its own for each search.</param>
/// <param name="plan">The statements that wrote the document.</param>
/// <param name="binder">Converts the values of the request to values of columns.</param>
internal sealed class RowFinder(SqlSession session, ExecutePlan plan, ValueBinder binder)
{
    // A row can contain a file.
    private const long MostBytes = 4 * 1024 * 1024;

    /// <summary>Returns the tables in the order of the statements.</summary>
    /// <inheritdoc cref="Target.FindAsync"/>
    public Task<IReadOnlyList<FoundTable>> FindAsync(Document document, string? answer, int rows, CancellationToken cancellationToken) =>
        session.AloneAsync<IReadOnlyList<FoundTable>>(
            async open =>
            {
                using var request = JsonDocument.Parse(document.Request);
                var root = request.RootElement;
                var generated = KeyOf(answer);
                var tables = new List<FoundTable>();
                foreach (var (statement, block) in plan.Extensions.Select(e => (e.Statement, e.Block)).Prepend((plan.Main!, null)))
                {
                    var search = new Search(statement, root, Executions(root, block), generated, rows);
                    tables.Add(await FindAsync(open, search, cancellationToken).ConfigureAwait(false));
                }

                return tables;
            },
            cancellationToken
        );

    // The generated key in the answer of the target; an answer that the store has cut off has none.
    private static SqlKey KeyOf(string? answer)
    {
        try
        {
            return answer is not null && JsonNode.Parse(answer) is JsonObject given && given["lastInsertId"] is JsonValue key
                ? key.TryGetValue(out ulong number)
                    ? new SqlKey(number)
                    : key.TryGetValue(out string? text)
                        ? new SqlKey(text)
                        : default
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static JsonElement[] Executions(JsonElement request, string? block) =>
        block is null ? [request.TryGetProperty("main_params", out var main) ? main : default]
        : request.TryGetProperty(block, out var rows) ? [.. rows.EnumerateArray()]
        : [];

    private async Task<FoundTable> FindAsync(DbConnection open, Search search, CancellationToken cancellationToken)
    {
        var statement = search.Statement;
        var found = new FoundTable(session.Catalog.Path(statement.Schema, statement.Table));
        if (statement.Table.Length == 0 || (!statement.Inserts && plan.RowKeys.Count == 0))
        {
            return found with { Limitation = new(FindingTexts.NoInsert(statement.Verb)) };
        }

        var columns = await session.ColumnsAsync(open, statement.Schema, statement.Table, cancellationToken).ConfigureAwait(false);
        if (columns.Count == 0)
        {
            return found with { Limitation = new(FindingTexts.NoTable(statement.Table), FindingTexts.CorrectTable) };
        }

        var indexes = await session.IndexesAsync(open, statement.Schema, statement.Table, cancellationToken).ConfigureAwait(false);
        if (KeysOf(search, columns, indexes) is not { } key)
        {
            return found with { Limitation = Obstacle(search, columns, indexes) };
        }

        try
        {
            var values = Values(search, key, columns);
            return values.Count == 0 && search.Executions.Count > 0
                ? found with
                {
                    Limitation = new(FindingTexts.NoValue(statement.Table, key.Columns)),
                }
                : await ReadAsync(open, found, search, key.Columns, values, cancellationToken).ConfigureAwait(false);
        }
        catch (RejectedException e)
        {
            return found with { Limitation = new(e.Rejection.Message.WithoutStop) };
        }
    }

    // All rows that refer to the main row show more than those that the request names now.
    private RowKey? KeysOf(Search search, IReadOnlyDictionary<string, TableColumn> columns, IReadOnlyList<TableIndex> indexes)
    {
        var statement = search.Statement;
        if (!search.Generated.IsNone && Reference(statement) is { } reference && HasIndex(indexes, reference))
        {
            return RowKey.Generated(reference);
        }

        if (RowKey.Of(statement, indexes, b => IsUsable(b, search)) is { } key)
        {
            return key;
        }

        return !search.Generated.IsNone && Numbered(statement, columns) is { } numbered ? RowKey.Generated(numbered) : null;
    }

    private bool IsUsable(Bind bind, Search search) =>
        (plan.RowKeys.Count == 0 || plan.RowKeys.Select(session.Syntax.Unquoted).Contains(bind.Column, StringComparer.OrdinalIgnoreCase))
        && !(search.Generated.IsNone && bind.Pieces.Any(p => p.Scope == BindScope.LastInsertId));

    // The column of an extension that refers to the row of the main statement.
    private static string? Reference(Statement statement) =>
        statement
            .Binds.FirstOrDefault(b => b is { IsSingle: true, Column: not null } && b.Pieces[0].Scope == BindScope.LastInsertId)
            ?.Column;

    private static bool HasIndex(IReadOnlyList<TableIndex> indexes, string column) =>
        indexes.Any(i => column.Equals(i.Columns[0], StringComparison.OrdinalIgnoreCase));

    private string? Numbered(Statement statement, IReadOnlyDictionary<string, TableColumn> columns) =>
        ReferenceEquals(statement, plan.Main) && plan.RowKeys.Count == 0 ? columns.Values.FirstOrDefault(c => c.IsNumbered)?.Name : null;

    private Limitation Obstacle(Search search, IReadOnlyDictionary<string, TableColumn> columns, IReadOnlyList<TableIndex> indexes)
    {
        var (statement, table) = (search.Statement, search.Statement.Table);
        if (Reference(statement) is { } reference && !HasIndex(indexes, reference))
        {
            return new(FindingTexts.NoIndex(table, reference), FindingTexts.CreateIndex(table, reference));
        }

        if (statement.NeedsKey || Numbered(statement, columns) is not null)
        {
            return new(FindingTexts.NoGeneratedKey(table));
        }

        string[] keys = [.. indexes.Where(i => i.IsUnique).Select(i => $"({string.Join(", ", i.Columns.Select(c => c ?? "…"))})")];
        return new(keys.Length == 0 ? FindingTexts.NoUniqueIndex(table) : FindingTexts.NotBound(table, keys));
    }

    // The values of each key once; no row has NULL as its key.
    private List<object[]> Values(Search search, RowKey key, IReadOnlyDictionary<string, TableColumn> columns)
    {
        if (key.Binds is [null])
        {
            return
            [
                [Fitting(search.Generated.Value, columns.GetValueOrDefault(key.Columns[0]))],
            ];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var keys = new List<object[]>();
        foreach (var own in search.Executions)
        {
            object?[] values =
            [
                .. key.Binds.Select(
                    (b, i) => binder.Bind(b!, columns.GetValueOrDefault(key.Columns[i]), search.Request, own, search.Generated)
                ),
            ];
            if (!values.Contains(null) && seen.Add(JsonSerializer.Serialize(values)))
            {
                keys.Add([.. values.Select((v, i) => Fitting(v!, columns.GetValueOrDefault(key.Columns[i])))]);
            }
        }

        return keys;
    }

    // MySQL compares a text with a number as numbers, without an index.
    private static object Fitting(object value, TableColumn? column) =>
        value is ulong number && column?.Kind == ColumnKind.Text ? number.ToString(CultureInfo.InvariantCulture) : value;

    private async Task<FoundTable> ReadAsync(
        DbConnection open,
        FoundTable found,
        Search search,
        IReadOnlyList<string> columns,
        List<object[]> keys,
        CancellationToken cancellationToken
    )
    {
        object[][] asked = [.. keys.Take(search.Rows)];
        if (asked.Length == 0)
        {
            return found;
        }

        await using var command = open.CreateCommand();
        var table = search.Statement.Name(session.Syntax.Quote);
        command.CommandText = session.Syntax.Find(table, columns, asked.Length, search.Rows + 1);
        foreach (var (i, value) in asked.SelectMany(k => k).Index())
        {
            SqlSession.Add(command, session.Syntax.Marker(i), value);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        using var writer = new RowWriter(session, reader);
        var hasMore = false;
        while (!hasMore && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            hasMore = writer.Count == search.Rows || writer.Bytes > MostBytes;
            if (!hasMore)
            {
                writer.Write(reader);
            }
        }

        return found with
        {
            Keys = [.. asked.Select(k => Shown(columns, k))],
            Rows = [.. writer.Page().Select(r => JsonNode.Parse(r.Content.Span)!.AsObject())],
            HasMore = hasMore || keys.Count > asked.Length,
        };
    }

    private static JsonObject Shown(IReadOnlyList<string> columns, object[] values) =>
        new(columns.Select((c, i) => KeyValuePair.Create(c, Shown(values[i]))));

    private static JsonNode? Shown(object value) =>
        value switch
        {
            DateTime time => JsonValue.Create(time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            DateOnly day => JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => JsonSerializer.SerializeToNode(value),
        };

    /// <summary>What is looked for in the table of a statement.</summary>
    /// <param name="Statement">The statement.</param>
    /// <param name="Request">The rendered request.</param>
    /// <param name="Executions">The statement's own values, for each time that it runs.</param>
    /// <param name="Generated">The key that the main statement generated, or none.</param>
    /// <param name="Rows">The maximum number of rows and of keys.</param>
    private sealed record Search(
        Statement Statement,
        JsonElement Request,
        IReadOnlyList<JsonElement> Executions,
        SqlKey Generated,
        int Rows
    );
}
