using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>A statement prepared on a connection.</summary>
internal sealed class StatementRunner : IDisposable
{
    private readonly Statement statement;
    private readonly DbCommand command;
    private readonly SqlSession session;
    private readonly ValueBinder binder;
    private readonly TableColumn?[] columns;
    private bool prepared;

    public StatementRunner(
        Statement statement,
        DbConnection connection,
        SqlSession session,
        ValueBinder binder,
        IReadOnlyDictionary<string, TableColumn> columns
    )
    {
        this.statement = statement;
        this.session = session;
        this.binder = binder;
        this.columns = [.. statement.Binds.Select(b => b.Column is null ? null : columns.GetValueOrDefault(b.Column))];
        command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        for (var i = 0; i < statement.Binds.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = session.Syntax.Marker(i);
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Runs the statement and returns the number of rows it changed and the key that it generated, or none.</summary>
    /// <exception cref="RejectedException">A column cannot hold a value.</exception>
    public async Task<(int Rows, SqlKey Key)> RunAsync(
        DbTransaction transaction,
        JsonElement request,
        JsonElement own,
        SqlKey key,
        CancellationToken cancellationToken
    )
    {
        await BindAsync(transaction, request, own, key, cancellationToken).ConfigureAwait(false);
        var rows = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return (rows, await session.GeneratedKeyAsync(command, statement, rows, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Runs the statement and returns its key and the first row of its result; null: it has none.</summary>
    /// <exception cref="RejectedException">A column cannot hold a value.</exception>
    public async Task<(SqlKey Key, JsonObject? Row)> ReadAsync(
        DbTransaction transaction,
        JsonElement request,
        JsonElement own,
        SqlKey key,
        CancellationToken cancellationToken
    )
    {
        await BindAsync(transaction, request, own, key, cancellationToken).ConfigureAwait(false);
        JsonObject? row = null;
        int rows;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                using var writer = new RowWriter(session, reader);
                writer.Write(reader);
                row = JsonNode.Parse(writer.Page()[0].Content.Span)!.AsObject();
            }

            while (
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                || await reader.NextResultAsync(cancellationToken).ConfigureAwait(false)
            ) { }

            rows = row is null ? reader.RecordsAffected : 1;
        }

        return (await session.GeneratedKeyAsync(command, statement, rows, cancellationToken).ConfigureAwait(false), row);
    }

    /// <summary>Lets the database check the statement: its syntax, tables and columns.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!prepared)
        {
            await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
            prepared = true;
        }
    }

    public void Dispose() => command.Dispose();

    private async Task BindAsync(
        DbTransaction transaction,
        JsonElement request,
        JsonElement own,
        SqlKey key,
        CancellationToken cancellationToken
    )
    {
        command.Transaction = transaction;
        var characters = 0L;
        for (var i = 0; i < statement.Binds.Count; i++)
        {
            var value = binder.Bind(statement.Binds[i], columns[i], request, own, key);
            characters += (value as string)?.Length ?? 0;
            command.Parameters[i].Value = value ?? DBNull.Value;
        }

        session.RequireFit(characters, statement.Table);

        await PrepareAsync(cancellationToken).ConfigureAwait(false);
    }
}
