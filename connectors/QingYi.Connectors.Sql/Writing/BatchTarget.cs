using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>Writes documents as rows of multi-row statements.</summary>
internal sealed partial class BatchTarget(SqlDialect dialect, BatchPlan plan, TargetContext context) : SqlTarget(dialect, plan, context)
{
    private const int MostBytes = 4 * 1024 * 1024;

    protected override async Task<WriteResult> WriteAsync(DbTransaction transaction, IReadOnlyList<Document> documents, CancellationToken cancellationToken)
    {
        for (var from = 0; from < documents.Count;)
        {
            var count = Rows(documents, from);
            var part = documents.Skip(from).Take(count).ToList();
            try
            {
                await using var command = Command(transaction, part);
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (RejectionOf(e) is { } rejection)
            {
                return WriteResult.RolledBack(rejection, Culprit(e, part));
            }

            from += count;
        }

        return WriteResult.Written([.. documents.Select(d => new Outcome(d.Key, null, null))]);
    }

    [GeneratedRegex(@" at row ([0-9]+)$")]
    private static partial Regex RowNumber();

    // Without a row number the engine cuts the delivery in halves until it has the document.
    private static long? Culprit(Exception exception, List<Document> part) =>
        exception.Data["document"] is long key ? key
        : RowNumber().Match(exception.Message) is { Success: true } row && int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) is var number && number <= part.Count ? part[number - 1].Key
        : null;

    private int Rows(IReadOnlyList<Document> documents, int from)
    {
        var most = Math.Min(plan.Rows, Math.Max(1, Dialect.MostParameters / Math.Max(1, plan.Statement!.Binds.Count)));
        var (count, bytes) = (0, 0);
        while (from + count < documents.Count && count < most && (count == 0 || bytes + documents[from + count].Request.Length <= MostBytes))
        {
            bytes += documents[from + count++].Request.Length;
        }

        return count;
    }

    private DbCommand Command(DbTransaction transaction, List<Document> part)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var sql = new StringBuilder(plan.Head);
        var columns = ColumnsOf(plan.Statement!);
        var binds = plan.Statement!.Binds;
        foreach (var document in part)
        {
            using var request = JsonDocument.Parse(document.Request);
            sql.Append(ReferenceEquals(document, part[0]) ? " (" : ", (");
            for (var i = 0; i < binds.Count; i++)
            {
                var name = Statement.Marker + command.Parameters.Count;
                SqlDialect.Add(command, name, Value(document, request.RootElement, binds[i], columns));
                sql.Append(i == 0 ? "" : ", ").Append(name);
            }

            sql.Append(')');
        }

        command.CommandText = sql.ToString();
        return command;
    }

    private object? Value(Document document, JsonElement request, Bind bind, IReadOnlyDictionary<string, TableColumn> columns)
    {
        try
        {
            return Binder.Bind(bind, bind.Column is null ? null : columns.GetValueOrDefault(bind.Column), request, default, 0);
        }
        catch (RejectedException e)
        {
            e.Data["document"] = document.Key;
            throw;
        }
    }
}
