using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// Writes documents: for each the main statement, then the extensions with its key. Where the result is the same, one statement writes
/// many documents.
/// </summary>
internal sealed class ExecuteTarget(SqlSession session, ExecutePlan plan, TargetContext context) : SqlTarget(session, plan, context)
{
    private RowsWriter? rows;
    private LocalizedText obstacle = LocalizedText.Empty;

    public override IReadOnlyList<LocalizedText> Explain => Plan.Told(obstacle);

    public override async Task<IReadOnlyList<FoundTable>?> FindAsync(
        Document document,
        string? answer,
        int rows,
        CancellationToken cancellationToken
    ) => await new RowFinder(Session, Plan, Binder).FindAsync(document, answer, rows, cancellationToken).ConfigureAwait(false);

    protected override bool WritesRows => rows is not null;

    protected override async Task OpenedAsync(DbConnection open, CancellationToken cancellationToken)
    {
        obstacle =
            Plan.OnlyRows ? LocalizedText.Empty
            : !Plan.RowsObstacle.IsEmpty ? Plan.RowsObstacle
            : await Session.RowsObstacleAsync(open, Plan.Writes, cancellationToken).ConfigureAwait(false);
        var key = Plan.OnlyRows ? null : ColumnsOf(Plan.Main!).Values.FirstOrDefault(c => c.IsNumbered);
        if (obstacle.IsEmpty && key is not null && Plan.Main!.Rows!.Columns.Contains(key.Name, StringComparer.OrdinalIgnoreCase))
        {
            obstacle = DeliveryTexts.GivesKeyItself(Plan.Main.Table, key.Name);
        }
        else if (obstacle.IsEmpty && key is null && Plan.Extensions.Any(e => e.Statement.NeedsKey))
        {
            obstacle = DeliveryTexts.NoNumberedColumn(Plan.Main!.Table);
        }

        rows = obstacle.IsEmpty
            ? new RowsWriter(Plan, s => Session.Rows(s, Binder, ColumnsOf(s), s == Plan.Main ? key : null, Plan.MostRows))
            : null;
    }

    protected override async Task<WriteResult> WriteAsync(
        DbTransaction transaction,
        IReadOnlyList<Document> documents,
        bool alone,
        bool divisible,
        CancellationToken cancellationToken
    )
    {
        if (rows is null || alone)
        {
            return await WriteAsync(transaction, documents, cancellationToken).ConfigureAwait(false);
        }

        // A deletion finds the rows of the documents before it, and none of those behind it.
        var outcomes = new List<Outcome>(documents.Count);
        for (var from = 0; from < documents.Count; )
        {
            var deletes = IsDeletion(documents[from]);
            Document[] run = [.. documents.Skip(from).TakeWhile(d => IsDeletion(d) == deletes)];
            var result = deletes
                ? await WriteAsync(transaction, run, cancellationToken).ConfigureAwait(false)
                : await rows.WriteAsync(transaction, run, divisible, RejectionOf, cancellationToken).ConfigureAwait(false);
            if (result.Rejection is not null)
            {
                return result;
            }

            outcomes.AddRange(result.Outcomes);
            if (result.Outcomes.Count < run.Length)
            {
                break;
            }

            from += run.Length;
        }

        return WriteResult.Written(outcomes);
    }

    private bool IsDeletion(Document document) => document.Change == RecordChange.Delete && Plan.TakesDeletes;

    private async Task<WriteResult> WriteAsync(
        DbTransaction transaction,
        IReadOnlyList<Document> documents,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new List<Outcome>(documents.Count);
        IEnumerable<Document> ordered = Plan.RowKeys.Count == 0 ? documents : documents.OrderBy(RowKey, StringComparer.Ordinal);
        foreach (var document in ordered)
        {
            try
            {
                outcomes.Add(
                    new Outcome(document.Key, await WriteAsync(transaction, document, cancellationToken).ConfigureAwait(false), null)
                );
            }
            catch (Exception e) when (RejectionOf(e) is { } rejection)
            {
                return WriteResult.RolledBack(rejection, document.Key);
            }
        }

        return WriteResult.Written(outcomes);
    }

    // Schemes that change the same rows do it in one order, so that they do not deadlock; documents of one row keep their order.
    private string RowKey(Document document)
    {
        using var request = JsonDocument.Parse(document.Request);
        return string.Join('\n', Plan.RowKeys.Select(k => request.RootElement.TryGetProperty(k, out var value) ? value.ToString() : ""));
    }

    // No row has NULL as its key: the statement would change none, and the row would stay.
    private void RequireKeys(JsonElement request)
    {
        var columns = ColumnsOf(Plan.Deletion!);
        var missing = Plan.RowKeys.FirstOrDefault(k =>
            !request.TryGetProperty(k, out var value)
            || Binder.Bind(value, DefaultValue.Null, columns.GetValueOrDefault(Session.Syntax.Unquoted(k)), k) is null
        );
        if (missing is not null)
        {
            throw new RejectedException(new Rejection("QY3209", DeliveryTexts.NoKeyOfDeletion(missing, Plan.Deletion!.Table), missing));
        }
    }

    private static RejectedException NoRow(string table) => new(new Rejection("QY3207", DeliveryTexts.NoRow(table), table));

    private async Task<string?> WriteAsync(DbTransaction transaction, Document document, CancellationToken cancellationToken)
    {
        using var request = JsonDocument.Parse(document.Request);
        var root = request.RootElement;
        var main = root.TryGetProperty("main_params", out var parameters) ? parameters : default;
        if (IsDeletion(document))
        {
            if (Plan.Deletion is { } deletion)
            {
                RequireKeys(root);
                await Runner(deletion).RunAsync(transaction, root, main, default, cancellationToken).ConfigureAwait(false);
            }

            return null;
        }

        JsonObject? answer = null;
        var key = await RunAsync(Plan.Main!, main, default).ConfigureAwait(false);
        foreach (var extension in Plan.Extensions)
        {
            if (extension.Block is null)
            {
                await RunAsync(extension.Statement, main, key).ConfigureAwait(false);
            }
            else if (root.TryGetProperty(extension.Block, out var rows))
            {
                foreach (var row in rows.EnumerateArray())
                {
                    await RunAsync(extension.Statement, row, key).ConfigureAwait(false);
                }
            }
        }

        if (answer is null)
        {
            return key.IsNone || Plan.OnlyRows ? null : ExecutePlan.Answer(key);
        }

        answer.TryAdd("lastInsertId", key.IsNone ? null : JsonNode.Parse(key.Json));
        return answer.ToJsonString();

        async Task<SqlKey> RunAsync(Statement statement, JsonElement own, SqlKey mainKey)
        {
            var runner = Runner(statement);
            if (!Plan.ReturnsRow)
            {
                var (rows, generated) = await runner.RunAsync(transaction, root, own, mainKey, cancellationToken).ConfigureAwait(false);
                return rows > 0 || !Plan.NeedsRow ? generated : throw NoRow(statement.Table);
            }

            (var key, var row) = await runner.ReadAsync(transaction, root, own, mainKey, cancellationToken).ConfigureAwait(false);
            answer = row ?? answer;
            return key;
        }
    }
}
