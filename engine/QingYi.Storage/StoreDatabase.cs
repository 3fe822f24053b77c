using System.Data.Common;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>
/// A connection to the store's database; whoever uses it waits for its turn. Statements are those that all databases read, with parameters
/// <c>@p1</c>, <c>@p2</c> …; a transaction that writes lets no other in, whatever process it belongs to.
/// </summary>
internal abstract class StoreDatabase : IDisposable
{
    // A host has ten seconds to end, of which most are over when it comes to this.
    private static readonly TimeSpan LastWait = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim mutex = new(1, 1);
    private readonly Dictionary<string, DbCommand> statements = new(StringComparer.Ordinal);
    private DbTransaction? transaction;
    private DbConnection? inTransaction;
    private bool isClosed;

    /// <summary>Names this process as the holder of leases.</summary>
    public abstract string Owner { get; }

    /// <summary>The key that the last INSERT made.</summary>
    protected abstract string LastKey { get; }

    /// <summary>Does work in one transaction that no other process can get into; rolls back when it throws.</summary>
    public Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        TurnAsync(() => InTransaction(work), cancellationToken);

    /// <summary>Reads.</summary>
    public Task<T> ReadAsync<T>(Func<T> work, CancellationToken cancellationToken) => TurnAsync(work, cancellationToken);

    /// <summary>Does work while a record is rendered: in a transaction, on the caller's thread.</summary>
    public T Now<T>(Func<T> work)
    {
        mutex.Wait();
        try
        {
            return InTransaction(work);
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Failed(e);
        }
        finally
        {
            mutex.Release();
        }
    }

    /// <summary>The next number of a scheme's changes, in the transaction at hand.</summary>
    public long NextRevision(long scheme)
    {
        Execute("UPDATE scheme SET revision = revision + 1 WHERE no = @p1", scheme);
        return (long)Scalar("SELECT revision FROM scheme WHERE no = @p1", scheme)!;
    }

    /// <summary>Writes down what was done to a scheme.</summary>
    public int Audit(string scheme, DateTimeOffset at, string action) =>
        Execute("INSERT INTO audit (at, scheme, action) VALUES (@p1, @p2, @p3)", at.ToUnixTimeMilliseconds(), scheme, action);

    /// <summary>Inserts a row, or updates the one that is there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The columns of its unique key.</param>
    /// <param name="others">The columns that are updated.</param>
    /// <param name="values">The values of both.</param>
    public abstract void Put(string table, IReadOnlyList<string> keys, IReadOnlyList<string> others, params object?[] values);

    /// <summary>Inserts a row unless one with its key is there.</summary>
    /// <returns>0: there was one.</returns>
    public abstract int Add(string table, IReadOnlyList<string> columns, params object?[] values);

    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public int Execute(string sql, params object?[] values) => Statement(sql, values).ExecuteNonQuery();

    /// <summary>Runs an INSERT and returns the key that it made.</summary>
    public long Insert(string sql, params object?[] values)
    {
        Execute(sql, values);
        return Convert.ToInt64(Scalar(LastKey), null);
    }

    public object? Scalar(string sql, params object?[] values) =>
        Statement(sql, values).ExecuteScalar() is var value and not DBNull ? value : null;

    public List<T> Query<T>(string sql, Func<DbDataReader, T> row, params object?[] values) => QueryWhile(sql, row, _ => true, values);

    /// <summary>The rows of a query up to the first that is too much.</summary>
    public List<T> QueryWhile<T>(string sql, Func<DbDataReader, T> row, Func<T, bool> fits, params object?[] values)
    {
        using var reader = Statement(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read() && row(reader) is var next && fits(next))
        {
            rows.Add(next);
        }

        return rows;
    }

    /// <summary>What is known of a scheme's records, by id.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="ids">The ids, each once.</param>
    /// <param name="withSpan">Which window brought them is asked for, which costs a look at their pages.</param>
    public abstract Dictionary<string, KnownRecord> FindRecords(long scheme, IReadOnlyCollection<string> ids, bool withSpan);

    /// <summary>Adds records that are not known, in order; they wait.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="revision">The change that brings them, and the page.</param>
    /// <param name="added">Each with the hash of its content and its place in the page.</param>
    public abstract void AddRecords(long scheme, long revision, IReadOnlyCollection<(StagedRecord Record, long Hash, int Start)> added);

    /// <summary>Sees to it that records are found by their change, as look-ups need it.</summary>
    public abstract void IndexChanges();

    /// <summary>True when the process that calls itself so is running.</summary>
    public abstract bool IsAlive(string owner);

    /// <summary>Gives some of the space that is free back to the disk, so little that nobody waits for it.</summary>
    /// <returns>False: there is nothing more to be done now.</returns>
    public abstract bool Shrink();

    public void Dispose()
    {
        // Nobody's connection is closed under him; what still hangs is closed with the process.
        if (isClosed || !mutex.Wait(LastWait))
        {
            return;
        }

        isClosed = true;
        Forget();
        Close();
        mutex.Dispose();
    }

    /// <summary>Closes the connection for good.</summary>
    protected abstract void Close();

    /// <summary>The connection, opened anew where it was lost.</summary>
    protected abstract DbConnection Open();

    /// <summary>Begins a transaction that no other that writes gets into.</summary>
    protected abstract DbTransaction Begin(DbConnection connection);

    protected static string Names(IEnumerable<string> columns) => string.Join(", ", columns);

    protected static string Places(object?[] values) => string.Join(", ", values.Select((_, i) => $"@p{i + 1}"));

    /// <summary>An error of the database, or of the way to it.</summary>
    protected abstract bool IsFault(Exception exception);

    protected abstract StoreException Translate(Exception exception);

    /// <summary>Forgets the statements of a connection that is not used any more.</summary>
    protected void Forget()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }

    /// <summary>Something went wrong on the connection; it may have to be opened anew.</summary>
    protected virtual void Lose() { }

    private StoreException Failed(Exception exception)
    {
        Lose();
        return Translate(exception);
    }

    private DbCommand Statement(string sql, object?[] values)
    {
        // A transaction that loses its connection fails as a whole: nothing of it goes on over another.
        var connection = inTransaction ?? Open();
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = connection.CreateCommand();
            statement.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                var parameter = statement.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                statement.Parameters.Add(parameter);
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
        var connection = Open();
        using var begun = Begin(connection);
        (transaction, inTransaction) = (begun, connection);
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
            (transaction, inTransaction) = (null, null);
        }
    }

    private async Task<T> TurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return work();
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Failed(e);
        }
        finally
        {
            mutex.Release();
        }
    }
}
