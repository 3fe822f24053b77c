using System.Data.Common;
using System.Diagnostics;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// Writes all documents of a delivery and the checkpoint in one transaction. The api determines how a document is written.
/// </summary>
internal abstract class SqlTarget : Target
{
    private const int MostStrangers = 20;
    private static readonly ActivitySource Spans = new("QingYi.Sql");
    protected ExecutePlan Plan { get; }
    private DbConnection? connection;
    private readonly Dictionary<Statement, StatementRunner> runners = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Schema, string Table), IReadOnlyDictionary<string, TableColumn>> tables = [];
    private CheckpointTable? checkpoints;
    private LocalizedText weakness = LocalizedText.Empty;

    // The number of consecutive documents rejected with errors of unknown cause.
    private int strangers;
    private bool isStranger;

    protected SqlTarget(SqlSession session, ExecutePlan plan, TargetContext context)
    {
        Session = session;
        Plan = plan;
        Binder = new ValueBinder(context.TimeZone, context.Clock);
    }

    protected SqlSession Session { get; }

    protected ValueBinder Binder { get; }

    public override Limitation? Guarantee => weakness.IsEmpty ? null : new(weakness);

    public override Task<Checkpoint?> TakeLaneAsync(Lane lane, bool adopt, CancellationToken cancellationToken) =>
        GuardAsync<Checkpoint?>(
            async open =>
            {
                if (weakness.IsEmpty && checkpoints is null)
                {
                    checkpoints = await Session.CheckpointsAsync(open, Plan.Statements, cancellationToken).ConfigureAwait(false) is { } name
                        ? new CheckpointTable(Session, name)
                        : null;
                    weakness = checkpoints is null ? DeliveryTexts.MayNotCreateCheckpoint : LocalizedText.Empty;
                }

                if (checkpoints is null)
                {
                    return null;
                }

                await using var transaction = await Session.BeginAsync(open, cancellationToken).ConfigureAwait(false);
                var checkpoint = await checkpoints.TakeAsync(transaction, lane, adopt, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return checkpoint;
            },
            cancellationToken
        );

    public override Task<WriteResult> WriteAsync(Delivery delivery, CancellationToken cancellationToken) =>
        GuardAsync(
            async open =>
            {
                isStranger = false;
                var result = await AttemptAsync(open, delivery, delivery.Documents, alone: false, commit: true, cancellationToken)
                    .ConfigureAwait(false);
                var suspect =
                    delivery.Documents.Count == 1 ? delivery.Documents[0] : delivery.Documents.FirstOrDefault(d => d.Key == result.Culprit);
                strangers =
                    result.Rejection is null ? 0
                    : isStranger && suspect is not null ? strangers + 1
                    : strangers;
                if (result.Rejection is null || suspect is null || !WritesRows)
                {
                    return result;
                }

                // The rejection should be the error of the document's own statements, so it is written alone.
                var itself = await AttemptAsync(
                        open,
                        delivery,
                        [suspect],
                        alone: true,
                        commit: delivery.Documents.Count == 1,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                return delivery.Documents.Count == 1 || itself.Rejection is not null
                    ? itself
                    : WriteResult.RolledBack(result.Rejection, null);
            },
            cancellationToken
        );

    public override Task ProbeAsync(CancellationToken cancellationToken) =>
        GuardAsync(
            async _ =>
            {
                foreach (var statement in Plan.Statements)
                {
                    await runners[statement].PrepareAsync(cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken
        );

    public override Task<IReadOnlyList<SampleTable>> SampleAsync(int rows, CancellationToken cancellationToken) =>
        GuardAsync<IReadOnlyList<SampleTable>>(
            async open =>
            {
                var samples = new List<SampleTable>();
                foreach (var statement in Plan.Statements.Where(s => s.Table.Length > 0).DistinctBy(s => (s.Schema, s.Table)))
                {
                    samples.Add(await Session.SampleAsync(open, statement, rows, cancellationToken).ConfigureAwait(false));
                }

                return samples;
            },
            cancellationToken
        );

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>True when one statement writes many documents, so that an error can belong to any of them.</summary>
    protected virtual bool WritesRows => false;

    /// <summary>Writes documents in a transaction in which the lane is locked; a rejection rolls it back.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="alone">True to run statement by statement, without combining documents.</param>
    /// <param name="divisible">True when one document can be rejected and the others written.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    protected abstract Task<WriteResult> WriteAsync(
        DbTransaction transaction,
        IReadOnlyList<Document> documents,
        bool alone,
        bool divisible,
        CancellationToken cancellationToken
    );

    /// <summary>Called after the connection was opened anew, because the tables may have changed.</summary>
    protected virtual Task OpenedAsync(DbConnection open, CancellationToken cancellationToken) => Task.CompletedTask;

    protected StatementRunner Runner(Statement statement) => runners[statement];

    /// <summary>Returns the table's columns by name, as the catalogue describes them.</summary>
    protected IReadOnlyDictionary<string, TableColumn> ColumnsOf(Statement statement) => tables[(statement.Schema, statement.Table)];

    /// <summary>Returns the rejection of a document; null: the exception is not an error of its data.</summary>
    protected Rejection? RejectionOf(Exception exception) =>
        exception switch
        {
            RejectedException rejected => rejected.Rejection,
            DbException database when Judge(database) is DatabaseFault.Data => Session.Faults.Rejection(database),
            _ => null,
        };

    // So many consecutive errors cannot all be caused by the data.
    private DatabaseFault Judge(DbException exception)
    {
        var fault = Session.Faults.Judge(exception);
        isStranger = fault == DatabaseFault.Unknown;
        return !isStranger ? fault
            : strangers < MostStrangers ? DatabaseFault.Data
            : DatabaseFault.Scheme;
    }

    private async Task<WriteResult> AttemptAsync(
        DbConnection open,
        Delivery delivery,
        IReadOnlyList<Document> documents,
        bool alone,
        bool commit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await Session.BeginAsync(open, cancellationToken).ConfigureAwait(false);
        if (checkpoints is not null)
        {
            await checkpoints.LockAsync(transaction, delivery.Lane, cancellationToken).ConfigureAwait(false);
        }

        WriteResult result;
        using (Spans.StartActivity("write"))
        {
            result = await WriteAsync(transaction, documents, alone, delivery.IsDivisible, cancellationToken).ConfigureAwait(false);
        }

        if (result.Rejection is not null || !commit)
        {
            await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }

        if (checkpoints is not null)
        {
            await checkpoints
                .WriteAsync(transaction, delivery, delivery.Settled.Concat(result.Outcomes), cancellationToken)
                .ConfigureAwait(false);
        }

        using (Spans.StartActivity("commit"))
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    // A connection is not used again after any error.
    private async Task<T> GuardAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(connection ?? await OpenAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception e) when (SqlSession.IsFault(e, connection))
        {
            await CloseAsync().ConfigureAwait(false);
            throw Session.Faults.Translate(e);
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        connection = await Session.OpenAsync(cancellationToken).ConfigureAwait(false);
        tables.Clear();
        foreach (var statement in Plan.Statements)
        {
            var table = (statement.Schema, statement.Table);
            if (!tables.TryGetValue(table, out var columns))
            {
                columns =
                    statement.Table.Length == 0
                        ? new Dictionary<string, TableColumn>()
                        : await Session
                            .ColumnsAsync(connection, statement.Schema, statement.Table, cancellationToken)
                            .ConfigureAwait(false);
                tables.Add(table, columns);
            }

            var unknown = statement.Binds.FirstOrDefault(b => b.Column is not null && columns.Count > 0 && !columns.ContainsKey(b.Column));
            if (unknown is not null && statement.Inserts)
            {
                throw new ConnectorException(
                    DeliveryTexts.NoColumn(statement.Table, unknown.Column!),
                    DeliveryTexts.CorrectColumn(unknown.Column!, columns.Keys)
                );
            }

            runners[statement] = new StatementRunner(statement, connection, Session, Binder, columns);
        }

        if (Plan.UpsertKeys.Count > 0)
        {
            await Session.CheckKeyAsync(connection, Plan.Statements.First(), Plan.UpsertKeys, cancellationToken).ConfigureAwait(false);
        }

        if (checkpoints is null)
        {
            weakness = await Session.WeaknessAsync(connection, Plan.Statements, cancellationToken).ConfigureAwait(false);
        }

        await OpenedAsync(connection, cancellationToken).ConfigureAwait(false);
        return connection;
    }

    private async Task CloseAsync()
    {
        foreach (var runner in runners.Values)
        {
            runner.Dispose();
        }

        runners.Clear();
        if (connection is not null)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            connection = null;
        }
    }
}
