using Microsoft.Data.Sqlite;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>The one connection to the store's file; whoever uses it waits for a turn.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private readonly string file;
    private SqliteTransaction? transaction;

    /// <param name="file">The file; made when it is not there.</param>
    /// <param name="patience">How long to wait for another process that writes; null: 30 seconds.</param>
    public SqliteDatabase(string file, TimeSpan? patience = null)
    {
        this.file = file;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = (int)(patience ?? TimeSpan.FromSeconds(30)).TotalSeconds }.ToString());
        try
        {
            connection.Open();

            // FULL: a delivery that was sent must still be known after a failure of the power.
            Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000;");
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Translate(e);
        }
    }

    /// <summary>Does work in one transaction that no other process can get into; rolls back when it throws.</summary>
    public Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken) => TurnAsync(() => InTransaction(work), cancellationToken);

    /// <summary>Reads.</summary>
    public Task<T> ReadAsync<T>(Func<T> work, CancellationToken cancellationToken) => TurnAsync(work, cancellationToken);

    /// <summary>Does work while a record is rendered: in a transaction, on the caller's thread.</summary>
    public T Now<T>(Func<T> work)
    {
        turn.Wait();
        try
        {
            return InTransaction(work);
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The next number of a change, in the transaction at hand.</summary>
    public long NextChange() => (long)Scalar("UPDATE store SET change = change + 1 RETURNING change")!;

    /// <summary>Runs a statement and returns the number of rows it changed. Parameters are <c>$1</c>, <c>$2</c> …</summary>
    public int Execute(string sql, params object?[] values) => Statement(sql, values).ExecuteNonQuery();

    public object? Scalar(string sql, params object?[] values) => Statement(sql, values).ExecuteScalar() is var value and not DBNull ? value : null;

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params object?[] values)
    {
        using var reader = Statement(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
        turn.Dispose();
    }

    private SqliteCommand Statement(string sql, object?[] values)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = connection.CreateCommand();
            statement.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                statement.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
            }

            statements.Add(sql, statement);
        }

        for (var i = 0; i < values.Length; i++)
        {
            statement.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        statement.Transaction = transaction;
        return statement;
    }

    private T InTransaction<T>(Func<T> work)
    {
        using var begun = connection.BeginTransaction(deferred: false);
        transaction = begun;
        try
        {
            var result = work();
            using (Spans.Source.StartActivity("store.commit"))
            {
                begun.Commit();
            }

            return result;
        }
        finally
        {
            transaction = null;
        }
    }

    private async Task<T> TurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
        finally
        {
            turn.Release();
        }
    }

    private StoreException Translate(SqliteException e) => e.SqliteErrorCode switch
    {
        13 => new StoreException("QY5010", $"the disk of the store {file} is full", "Free some space and start again; nothing that was reported as done is lost.", e),
        5 or 6 => new StoreException("QY5011", $"the store {file} is locked by another process", "End the other process, or give this one a state directory of its own with --state.", e),
        _ => new StoreException("QY5012", $"the store {file} cannot be used: {e.Message.TrimEnd('.')}", "Check the file's permissions and its disk; restore it from a backup if it is damaged.", e),
    };
}
