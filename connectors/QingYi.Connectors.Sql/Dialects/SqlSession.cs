using System.Buffers;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>Speaks to a database: opens connections and sets them up, looks at its catalogue, sends rows.</summary>
/// <param name="syntax">What its statements look like.</param>
/// <param name="faults">What its errors mean.</param>
internal abstract class SqlSession(SqlSyntax syntax, FaultTable faults)
{
    protected const string CheckpointTable = "qingyi_checkpoint";

    /// <summary>What its statements look like.</summary>
    public SqlSyntax Syntax => syntax;

    /// <summary>What its errors mean.</summary>
    public FaultTable Faults => faults;

    /// <summary>How many characters a statement may have. Known when a connection is open.</summary>
    public abstract int MostCharacters { get; }

    /// <summary>How many bytes the values of one row may have. Known when a connection is open.</summary>
    public virtual long LargestRow => int.MaxValue;

    /// <summary>Refuses a row that no statement can carry.</summary>
    /// <param name="bytes">At most so large it is.</param>
    /// <param name="table">Where it would go.</param>
    /// <exception cref="RejectedException">It is too large.</exception>
    public void RequireFit(long bytes, string table)
    {
        if (bytes > LargestRow)
        {
            throw new RejectedException(
                new Rejection(
                    "QY3208",
                    $"a row of {table} has about {bytes / 1024 / 1024} MB, but the server takes {LargestRow / 1024 / 1024} MB "
                        + "in one statement (max_allowed_packet). Raise the limit on the server, or leave the large value out.",
                    table
                )
            );
        }
    }

    /// <summary>Writes a value into a statement as the database reads it; whatever it holds, it stays one value.</summary>
    public void Append(IBufferWriter<char> sql, object? value)
    {
        switch (value)
        {
            case null:
                sql.Write("NULL");
                break;
            case string text:
                Append(sql, text);
                break;
            case DateTime time:
                sql.Write(
                    time.ToString(
                        time.Ticks % TimeSpan.TicksPerSecond == 0 ? "\\'yyyy-MM-dd HH:mm:ss\\'" : "\\'yyyy-MM-dd HH:mm:ss.FFFFFF\\'",
                        CultureInfo.InvariantCulture
                    )
                );
                break;
            case DateOnly day:
                sql.Write(day.ToString("\\'yyyy-MM-dd\\'", CultureInfo.InvariantCulture));
                break;
            default:
                sql.Write(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>What the database holds.</summary>
    public abstract SqlCatalog Catalog { get; }

    /// <summary>A key as it stands in a statement.</summary>
    public string Literal(SqlKey key)
    {
        if (key.Value is not string text)
        {
            return key.ToString();
        }

        var sql = new ArrayBufferWriter<char>();
        Append(sql, text);
        return sql.WrittenSpan.ToString();
    }

    /// <summary>Collects many rows of a statement that has a form for them.</summary>
    /// <inheritdoc cref="LiteralRows"/>
    public virtual RowSink Rows(
        Statement statement,
        ValueBinder binder,
        IReadOnlyDictionary<string, TableColumn> columns,
        TableColumn? key,
        int mostRows
    ) => new LiteralRows(statement, this, binder, columns, key, mostRows);

    /// <summary>Why rows of these tables are not written many a statement, for people; empty: they are.</summary>
    public abstract Task<string> RowsObstacleAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    );

    /// <summary>Runs an INSERT of several rows.</summary>
    /// <param name="command">The rows.</param>
    /// <param name="statement">What they are rows of.</param>
    /// <param name="key">The column whose values are wanted; null: none.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The keys of the rows, in order; none where none are wanted.</returns>
    public abstract Task<SqlKey[]> InsertAsync(
        DbCommand command,
        Statement statement,
        TableColumn? key,
        int rows,
        CancellationToken cancellationToken
    );

    protected abstract void Append(IBufferWriter<char> sql, string text);

    /// <summary>
    /// Writes values of a column that are not NULL: numbers with every digit, times as <c>yyyy-MM-dd HH:mm:ss</c>, bytes as base64.
    /// </summary>
    public virtual Action<Utf8JsonWriter, DbDataReader, int> ValueWriter(DbDataReader reader, int column) => WriteValue;

    /// <summary>A value as it comes, whatever it is.</summary>
    protected static void WriteValue(Utf8JsonWriter writer, DbDataReader reader, int column)
    {
        switch (reader.GetValue(column))
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case DateTime { Ticks: 0 }:
                // 0000-00-00, which is no date.
                writer.WriteNullValue();
                break;
            case DateTime time:
                WriteDateTime(writer, time);
                break;
            case TimeSpan span:
                WriteTime(writer, span);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case double number when !double.IsFinite(number):
                writer.WriteNullValue();
                break;
            case IConvertible number and not (char or DBNull):
                writer.WriteRawValue(number is double or float ? Plain(number) : number.ToString(CultureInfo.InvariantCulture));
                break;
            case var other:
                writer.WriteStringValue(Convert.ToString(other, CultureInfo.InvariantCulture));
                break;
        }
    }

    // Every digit and no exponent: it may become a text, or an id. What no decimal holds stays in the short form.
    private static string Plain(IConvertible number)
    {
        var text = ((IFormattable)number).ToString("R", CultureInfo.InvariantCulture);
        return
            text.Contains('E', StringComparison.Ordinal)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            && plain != 0
            ? plain.ToString(CultureInfo.InvariantCulture)
            : text;
    }

    // More than 24 hours, and less than none, as MySQL's TIME has them.
    private static void WriteTime(Utf8JsonWriter writer, TimeSpan span)
    {
        var time = span.Duration();
        var fraction = time.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : time.ToString("\\.ffffff", CultureInfo.InvariantCulture);
        var sign = span < TimeSpan.Zero ? "-" : "";
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{sign}{(long)time.TotalHours:00}:{time:mm\\:ss}{fraction}"));
    }

    public static void WriteDateTime(Utf8JsonWriter writer, DateTime time) =>
        Write(writer, time, time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff");

    public static void Write(Utf8JsonWriter writer, DateTime time, string format)
    {
        Span<char> text = stackalloc char[26];
        time.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    /// <summary>An open connection with its session set up.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The columns of a table by name, without regard to case; empty when it cannot be read.</summary>
    public abstract Task<IReadOnlyDictionary<string, TableColumn>> ColumnsAsync(
        DbConnection connection,
        string schema,
        string table,
        CancellationToken cancellationToken
    );

    /// <summary>Makes sure that an upsert finds the row by its key and by nothing else.</summary>
    /// <exception cref="ConnectorException">The key has no unique index.</exception>
    public virtual Task CheckKeyAsync(
        DbConnection connection,
        Statement statement,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    /// <summary>The key that a statement has just generated, or none.</summary>
    public abstract Task<SqlKey> GeneratedKeyAsync(DbCommand command, Statement statement, int rows, CancellationToken cancellationToken);

    /// <summary>Why a delivery of these statements cannot be one transaction; empty: it can.</summary>
    public abstract Task<string> WeaknessAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    );

    /// <summary>The checkpoint table's name, made when it is not there; null: the account may not.</summary>
    public abstract Task<string?> CheckpointsAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    );

    /// <summary>The first rows of a statement's table.</summary>
    public async Task<SampleTable> SampleAsync(DbConnection connection, Statement statement, int rows, CancellationToken cancellationToken)
    {
        var table = statement.Schema.Length > 0 ? $"{statement.Schema}.{statement.Table}" : statement.Table;
        await using var command = connection.CreateCommand();
        command.CommandText = syntax.Sample(statement.Name(syntax.Quote), rows);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<IReadOnlyList<string?>>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add([
                .. Enumerable
                    .Range(0, reader.FieldCount)
                    .Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)),
            ]);
        }

        return new SampleTable(table, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], found);
    }

    /// <summary>Opens a connection, does some work on it, and closes it.</summary>
    public async Task<T> AloneAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        DbConnection? connection = null;
        try
        {
            connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFault(e, connection))
        {
            throw faults.Translate(e);
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// An error of the database, or of the way to it, which drivers let through as it is. That an operation is not valid is one only where
    /// the connection was lost under it; else it is a fault of the program.
    /// </summary>
    public static bool IsFault(Exception exception, DbConnection? connection) =>
        exception is DbException or IOException or SocketException or TimeoutException
        || (exception is InvalidOperationException && connection is { State: not ConnectionState.Open });

    /// <summary>Binds a value; null is NULL.</summary>
    public static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    public static async Task<List<T>> QueryAsync<T>(
        DbConnection connection,
        string sql,
        Func<DbDataReader, T> row,
        CancellationToken cancellationToken,
        params (string Name, object Value)[] parameters
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            Add(command, name, value);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    protected static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
