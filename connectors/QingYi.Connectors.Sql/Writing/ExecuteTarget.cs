using System.Data.Common;
using System.Text.Json;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>Writes documents by the statements of api <c>execute</c>: all documents of a delivery and the checkpoint in one transaction.</summary>
internal sealed class ExecuteTarget : Target
{
    private readonly SqlDialect dialect;
    private readonly ExecutePlan plan;
    private readonly ValueBinder binder;
    private DbConnection? connection;
    private Dictionary<Statement, StatementRunner> runners = [];
    private CheckpointTable? checkpoints;
    private string weakness = "";

    public ExecuteTarget(SqlDialect dialect, ExecutePlan plan, TargetContext context)
    {
        this.dialect = dialect;
        this.plan = plan;
        binder = new ValueBinder(context.TimeZone, context.Clock);
    }

    public override DeliveryGuarantee Guarantee => checkpoints is null || weakness.Length > 0 ? DeliveryGuarantee.AtLeastOnce : DeliveryGuarantee.ExactlyOnce;

    public override string GuaranteeReason => weakness;

    public override Task<Checkpoint?> TakeLaneAsync(Lane lane, bool adopt, CancellationToken cancellationToken) => GuardAsync<Checkpoint?>(
        async open =>
        {
            if (weakness.Length == 0 && checkpoints is null)
            {
                checkpoints = await dialect.CheckpointsAsync(open, plan.Statements, cancellationToken).ConfigureAwait(false) is { } name ? new CheckpointTable(dialect, name) : null;
                weakness = checkpoints is null ? "this account may not create the table qingyi_checkpoint" : "";
            }

            if (checkpoints is null)
            {
                return null;
            }

            await using var transaction = await dialect.BeginAsync(open, cancellationToken).ConfigureAwait(false);
            var checkpoint = await checkpoints.TakeAsync(transaction, lane, adopt, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return checkpoint;
        },
        cancellationToken);

    public override Task<WriteResult> WriteAsync(Delivery delivery, CancellationToken cancellationToken) => GuardAsync(
        async open =>
        {
            await using var transaction = await dialect.BeginAsync(open, cancellationToken).ConfigureAwait(false);
            if (checkpoints is not null)
            {
                await checkpoints.LockAsync(transaction, delivery.Lane, cancellationToken).ConfigureAwait(false);
            }

            var outcomes = new List<Outcome>(delivery.Documents.Count);
            foreach (var document in delivery.Documents)
            {
                try
                {
                    outcomes.Add(new Outcome(document.Key, await WriteAsync(transaction, document, cancellationToken).ConfigureAwait(false), null));
                }
                catch (Exception e) when (Rejection(e) is { } rejection)
                {
                    await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
                    return WriteResult.RolledBack(rejection, document.Key);
                }
            }

            if (checkpoints is not null)
            {
                await checkpoints.WriteAsync(transaction, delivery, delivery.Settled.Concat(outcomes), cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return WriteResult.Written(outcomes);
        },
        cancellationToken);

    public override Task ProbeAsync(CancellationToken cancellationToken) => GuardAsync(
        async _ =>
        {
            foreach (var statement in plan.Statements)
            {
                await runners[statement].PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    public override Task<IReadOnlyList<SampleTable>> SampleAsync(int rows, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<SampleTable>>(
        async open =>
        {
            var samples = new List<SampleTable>();
            foreach (var table in plan.Statements.Where(s => s.Table.Length > 0).Select(s => s.Schema.Length > 0 ? $"{s.Schema}.{s.Table}" : s.Table).Distinct())
            {
                samples.Add(await SqlDialect.SampleAsync(open, table, rows, cancellationToken).ConfigureAwait(false));
            }

            return samples;
        },
        cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private Rejection? Rejection(Exception exception) => exception switch
    {
        RejectedException rejected => rejected.Rejection,
        DbException database when dialect.Judge(database) == DatabaseFault.Data => dialect.Rejection(database),
        _ => null,
    };

    private async Task<string?> WriteAsync(DbTransaction transaction, Document document, CancellationToken cancellationToken)
    {
        using var request = JsonDocument.Parse(document.Request);
        var root = request.RootElement;
        var main = root.TryGetProperty("main_params", out var parameters) ? parameters : default;
        var key = await runners[plan.Main!].RunAsync(transaction, root, main, 0, cancellationToken).ConfigureAwait(false);
        foreach (var extension in plan.Extensions)
        {
            var runner = runners[extension.Statement];
            if (extension.Block is null)
            {
                await runner.RunAsync(transaction, root, main, key, cancellationToken).ConfigureAwait(false);
            }
            else if (root.TryGetProperty(extension.Block, out var rows))
            {
                foreach (var row in rows.EnumerateArray())
                {
                    await runner.RunAsync(transaction, root, row, key, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return key == 0 ? null : $$"""{"lastInsertId":{{key}}}""";
    }

    // A connection on which anything went wrong is not used again.
    private async Task<T> GuardAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(connection ?? await OpenAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or IOException or InvalidOperationException or TimeoutException)
        {
            await CloseAsync().ConfigureAwait(false);
            throw dialect.Translate(e);
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        connection = await dialect.OpenAsync(cancellationToken).ConfigureAwait(false);
        var tables = new Dictionary<(string, string), IReadOnlyDictionary<string, TableColumn>>();
        foreach (var statement in plan.Statements)
        {
            var table = (statement.Schema, statement.Table);
            if (!tables.TryGetValue(table, out var columns))
            {
                columns = statement.Table.Length == 0 ? new Dictionary<string, TableColumn>() : await dialect.ColumnsAsync(connection, statement.Schema, statement.Table, cancellationToken).ConfigureAwait(false);
                tables.Add(table, columns);
            }

            var unknown = statement.Binds.FirstOrDefault(b => b.Column is not null && columns.Count > 0 && !columns.ContainsKey(b.Column));
            if (unknown is not null && statement.Verb is "INSERT" or "REPLACE")
            {
                throw new ConnectorException($"the table {statement.Table} has no column '{unknown!.Column}'.{NameSuggestion.DidYouMean(unknown.Column!, columns.Keys)}", "Correct the statement, or add the column.");
            }

            runners[statement] = new StatementRunner(statement, connection, dialect, binder, columns);
        }

        if (checkpoints is null)
        {
            weakness = await dialect.WeaknessAsync(connection, plan.Statements, cancellationToken).ConfigureAwait(false);
        }

        return connection;
    }

    private async Task CloseAsync()
    {
        foreach (var runner in runners.Values)
        {
            runner.Dispose();
        }

        runners = [];
        if (connection is not null)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            connection = null;
        }
    }
}
