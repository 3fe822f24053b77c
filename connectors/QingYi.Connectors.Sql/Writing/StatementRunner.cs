using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>A statement prepared on a connection.</summary>
internal sealed class StatementRunner : IDisposable
{
    private readonly Statement statement;
    private readonly DbCommand command;
    private readonly SqlDialect dialect;
    private readonly ValueBinder binder;
    private readonly TableColumn?[] columns;
    private bool prepared;

    public StatementRunner(Statement statement, DbConnection connection, SqlDialect dialect, ValueBinder binder, IReadOnlyDictionary<string, TableColumn> columns)
    {
        this.statement = statement;
        this.dialect = dialect;
        this.binder = binder;
        this.columns = [.. statement.Binds.Select(b => b.Column is null ? null : columns.GetValueOrDefault(b.Column))];
        command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        for (var i = 0; i < statement.Binds.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Statement.Marker + i;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Runs the statement and returns the key that it generated; 0: none.</summary>
    /// <exception cref="RejectedException">A value does not fit.</exception>
    public async Task<ulong> RunAsync(DbTransaction transaction, JsonElement request, JsonElement own, ulong key, CancellationToken cancellationToken)
    {
        command.Transaction = transaction;
        for (var i = 0; i < statement.Binds.Count; i++)
        {
            command.Parameters[i].Value = Value(statement.Binds[i], columns[i], request, own, key) ?? DBNull.Value;
        }

        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var rows = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return await dialect.GeneratedKeyAsync(command, statement, rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has the database look at the statement: its syntax, tables and columns.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!prepared)
        {
            await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
            prepared = true;
        }
    }

    public void Dispose() => command.Dispose();

    private object? Value(Bind bind, TableColumn? column, JsonElement request, JsonElement own, ulong key)
    {
        if (bind.IsSingle)
        {
            var piece = bind.Pieces[0];
            return piece.Scope == BindScope.LastInsertId ? Key(key) : binder.Bind(Find(piece, request, own), piece.Default, column, piece.Name!);
        }

        var parts = bind.Pieces.Select(p => p.Name is null ? p.Text : p.Scope == BindScope.LastInsertId ? Key(key).ToString(CultureInfo.InvariantCulture) : binder.Part(Find(p, request, own), p.Default, p.Name));
        return binder.Whole(string.Concat(parts), column, bind.Pieces.First(p => p.Name is not null).Name!);
    }

    private static ulong Key(ulong key) => key != 0
        ? key
        : throw new RejectedException(new Rejection("QY3206", "the main statement generated no key, but another statement needs :lastInsertId. Does the table have an auto-increment column, and did the INSERT write a row?", "lastInsertId", "0"));

    private static JsonElement? Find(BindPiece piece, JsonElement request, JsonElement own)
    {
        var home = piece.Scope switch
        {
            BindScope.Own => own,
            BindScope.Main => request.TryGetProperty("main_params", out var main) ? main : default,
            _ => request,
        };
        return home.ValueKind == JsonValueKind.Object && home.TryGetProperty(piece.Name!, out var found) ? found : null;
    }
}
