using System.Data.Common;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>
/// A connection to the store's database; callers wait for their turn. Statements are in the SQL that all databases read, with parameters
/// <c>@p1</c>, <c>@p2</c> …; a transaction that writes excludes all others, in every process.
/// </summary>
internal abstract class StoreDatabase : IDisposable
{
    // A host has ten seconds to stop, and most of them are over at this point.
    private static readonly TimeSpan LastWait = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim mutex = new(1, 1);
    private readonly Dictionary<string, DbCommand> statements = new(StringComparer.Ordinal);
    private DbTransaction? transaction;
    private DbConnection? inTransaction;
    private bool isClosed;

    /// <summary>
    /// Connections of this process that share it write in turns. SQLite makes a connection try again until the file is free, and may never
    /// let it in while another writes without a pause.
    /// </summary>
    public SemaphoreSlim Writers { get; init; } = new(1, 1);

    /// <summary>Identifies this process as the holder of leases.</summary>
    public abstract string Owner { get; }

    /// <summary>The query for the key that the last INSERT generated.</summary>
    protected abstract string LastKey { get; }

    /// <summary>Runs work in one transaction that excludes all other processes; rolls back when the work throws.</summary>
    public Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        TurnAsync(() => WrittenAsync(() => InTransaction(work), cancellationToken), cancellationToken);

    /// <summary>Runs work that only reads.</summary>
    public Task<T> ReadAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        TurnAsync(() => Task.FromResult(work()), cancellationToken);

    /// <summary>Returns some of the free space to the disk, in a step so small that nobody has to wait.</summary>
    /// <returns>False: nothing more can be done now.</returns>
    public Task<bool> ShrinkAsync(CancellationToken cancellationToken) =>
        TurnAsync(() => WrittenAsync(Shrink, cancellationToken), cancellationToken);

    /// <summary>Runs work while a record is rendered: in a transaction, on the caller's thread.</summary>
    public T Now<T>(Func<T> work)
    {
        mutex.Wait();
        try
        {
            return WrittenAsync(() => InTransaction(work), CancellationToken.None).GetAwaiter().GetResult();
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

    /// <summary>Returns the next number of a scheme's changes, in the current transaction.</summary>
    public long NextRevision(long scheme)
    {
        Execute("UPDATE scheme SET revision = revision + 1 WHERE no = @p1", scheme);
        return (long)Scalar("SELECT revision FROM scheme WHERE no = @p1", scheme)!;
    }

    /// <summary>Records in the audit what changed the scheme's state apart from its runs.</summary>
    public int Audit(string scheme, AuditStamp by, LocalizedText action) => Audit(new AuditEntry(by, scheme, action));

    /// <summary>Records a change in the audit.</summary>
    public int Audit(AuditEntry entry) =>
        Execute(
            "INSERT INTO audit (at, who, origin, detail, scheme, action) VALUES (@p1, @p2, @p3, @p4, @p5, @p6)",
            entry.By.At.ToUnixTimeMilliseconds(),
            entry.By.Who,
            entry.By.From,
            entry.By.Detail,
            entry.Scheme,
            StoredText.Of(entry.Action)
        );

    /// <summary>Inserts a row, or updates the existing one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The columns of its unique key.</param>
    /// <param name="others">The columns to update.</param>
    /// <param name="values">The values of both.</param>
    public abstract void Put(string table, IReadOnlyList<string> keys, IReadOnlyList<string> others, params object?[] values);

    /// <summary>Inserts a row unless one with its key exists.</summary>
    /// <returns>0: a row with this key exists.</returns>
    public abstract int Add(string table, IReadOnlyList<string> columns, params object?[] values);

    /// <summary>Runs a statement and returns the number of changed rows.</summary>
    public int Execute(string sql, params object?[] values) => Statement(sql, values).ExecuteNonQuery();

    /// <summary>Runs an INSERT and returns the key that it generated.</summary>
    public long Insert(string sql, params object?[] values)
    {
        Execute(sql, values);
        return Convert.ToInt64(Scalar(LastKey), null);
    }

    public object? Scalar(string sql, params object?[] values) =>
        Statement(sql, values).ExecuteScalar() is var value and not DBNull ? value : null;

    public List<T> Query<T>(string sql, Func<DbDataReader, T> row, params object?[] values) => QueryWhile(sql, row, _ => true, values);

    /// <summary>Returns the rows of a query up to the first for which the condition fails.</summary>
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

    /// <summary>Returns the stored data of a scheme's records, by id.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="ids">The ids, each once.</param>
    /// <param name="withSpan">True to return the windows too, which requires a look at the pages of the records.</param>
    public abstract Dictionary<string, KnownRecord> FindRecords(long scheme, IReadOnlyCollection<string> ids, bool withSpan);

    /// <summary>Adds new records, in order; they wait.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="revision">The change that adds them, and the page.</param>
    /// <param name="added">Each record with the hash of its content and its place in the page.</param>
    public abstract void AddRecords(long scheme, long revision, IReadOnlyCollection<(StagedRecord Record, long Hash, int Start)> added);

    /// <summary>Adds ids to the listing of a source.</summary>
    /// <returns>The number of ids that the part did not have.</returns>
    public virtual int AddListed(long scheme, long pass, long part, IReadOnlyCollection<string> ids) =>
        ids.Sum(id => Add("listed", ["scheme", "pass", "id", "part"], scheme, pass, id, part));

    /// <summary>Creates the index of records by change, which look-ups need.</summary>
    public abstract void IndexChanges();

    /// <summary>True when the process with this owner name is running.</summary>
    public abstract bool IsAlive(string owner);

    public void Dispose()
    {
        // The connection is not closed while it is in use; the end of the process closes what still hangs.
        if (isClosed || !mutex.Wait(LastWait))
        {
            return;
        }

        isClosed = true;
        Forget();
        Close();
        mutex.Dispose();
    }

    /// <summary>See <see cref="ShrinkAsync"/>.</summary>
    protected abstract bool Shrink();

    /// <summary>Closes the connection permanently.</summary>
    protected abstract void Close();

    /// <summary>Returns the connection, reopened if it was lost.</summary>
    protected abstract DbConnection Open();

    /// <summary>Begins a transaction that excludes all others that write.</summary>
    protected abstract DbTransaction Begin(DbConnection connection);

    protected static string Names(IEnumerable<string> columns) => string.Join(", ", columns);

    protected static string Places(object?[] values) => string.Join(", ", values.Select((_, i) => $"@p{i + 1}"));

    /// <summary>True for an error of the database or of the connection.</summary>
    protected abstract bool IsFault(Exception exception);

    protected abstract StoreException Translate(Exception exception);

    /// <summary>Releases the statements of a connection that is no longer used.</summary>
    protected void Forget()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }

    /// <summary>Called after an error on the connection, which may have to be reopened.</summary>
    protected virtual void Lose() { }

    private StoreException Failed(Exception exception)
    {
        Lose();
        return Translate(exception);
    }

    private DbCommand Statement(string sql, object?[] values)
    {
        // A transaction that loses its connection fails as a whole: it never continues on another connection.
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

    // Those who wait asynchronously are served in the order in which they came.
    private async Task<T> WrittenAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await Writers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return work();
        }
        finally
        {
            Writers.Release();
        }
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

    private async Task<T> TurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
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
