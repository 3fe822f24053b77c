using System.Buffers;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>Opens and prepares connections to a database, reads its catalogue, and sends rows.</summary>
/// <param name="syntax">The SQL of the database.</param>
/// <param name="faults">The meaning of its errors.</param>
/// <param name="catalog">Its catalogue, for authors.</param>
internal abstract class SqlSession(SqlSyntax syntax, FaultTable faults, SqlCatalog catalog)
{
    protected const string CheckpointTable = "qingyi_checkpoint";
    private const int LongestNumber = 20;

    /// <summary>The SQL of the database.</summary>
    public SqlSyntax Syntax => syntax;

    /// <summary>The meaning of its errors.</summary>
    public FaultTable Faults => faults;

    /// <summary>The maximum number of characters in a statement. Known when a connection is open.</summary>
    public abstract int MostCharacters { get; }

    /// <summary>The maximum number of bytes of one row's values. Known when a connection is open.</summary>
    public virtual long LargestRow => int.MaxValue;

    /// <summary>Rejects a row that is too large for any statement.</summary>
    /// <param name="bytes">The upper bound of its size.</param>
    /// <param name="table">The table of the row.</param>
    /// <exception cref="RejectedException">The row is too large.</exception>
    public void RequireFit(long bytes, string table)
    {
        if (bytes > LargestRow)
        {
            throw new RejectedException(
                new Rejection("QY3208", DialectTexts.RowTooLarge(table, bytes / 1024 / 1024, LargestRow / 1024 / 1024), table)
            );
        }
    }

    /// <summary>Appends a value to a statement as a literal. Whatever the value contains, it stays one literal.</summary>
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

    /// <summary>The catalogue of the database.</summary>
    public SqlCatalog Catalog => catalog;

    /// <summary>Appends a key to a statement as a literal.</summary>
    public void Append(IBufferWriter<char> sql, SqlKey key)
    {
        if (key.Text is { } text)
        {
            Append(sql, text);
            return;
        }

        key.Number.TryFormat(sql.GetSpan(LongestNumber), out var length, provider: CultureInfo.InvariantCulture);
        sql.Advance(length);
    }

    /// <summary>Creates a collector of rows for a statement that has a form for many rows.</summary>
    /// <inheritdoc cref="LiteralRows"/>
    public virtual RowSink Rows(
        Statement statement,
        ValueBinder binder,
        IReadOnlyDictionary<string, TableColumn> columns,
        TableColumn? key,
        int mostRows
    ) => new LiteralRows(statement, this, binder, columns, key, mostRows);

    /// <summary>Returns why these tables cannot take many rows in a statement, for people; empty: they can.</summary>
    public abstract Task<LocalizedText> RowsObstacleAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    );

    /// <summary>Runs an INSERT of several rows.</summary>
    /// <param name="command">The command with the rows.</param>
    /// <param name="statement">The statement of the rows.</param>
    /// <param name="key">The column whose values are needed; null: none.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The keys of the rows, in order; none where <paramref name="key"/> is null.</returns>
    public abstract Task<SqlKey[]> InsertAsync(
        DbCommand command,
        Statement statement,
        TableColumn? key,
        int rows,
        CancellationToken cancellationToken
    );

    protected abstract void Append(IBufferWriter<char> sql, string text);

    /// <summary>
    /// Returns the writer for values of a column that are not NULL: numbers with every digit, times as <c>yyyy-MM-dd HH:mm:ss</c>, bytes as
    /// base64.
    /// </summary>
    public virtual Action<Utf8JsonWriter, DbDataReader, int> ValueWriter(DbDataReader reader, int column) => WriteValue;

    /// <summary>Writes a value by its type in .NET.</summary>
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
                // 0000-00-00 is not a date.
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

    // All digits and no exponent, because the number can become a text or an id. A number that does not fit into a decimal keeps its short
    // form.
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

    // MySQL's TIME can have more than 24 hours, and can be negative.
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

    /// <summary>Returns an open connection with a prepared session.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Returns the columns of a table by name, case-insensitive; empty: the table cannot be read.</summary>
    public async Task<IReadOnlyDictionary<string, TableColumn>> ColumnsAsync(
        DbConnection connection,
        string schema,
        string table,
        CancellationToken cancellationToken
    )
    {
        var columns = await QueryAsync(connection, ColumnsQuery, Column, cancellationToken, ("@schema", schema), ("@table", table))
            .ConfigureAwait(false);
        return columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The query of the columns of a table, with the parameters @schema and @table.</summary>
    protected abstract string ColumnsQuery { get; }

    /// <summary>Returns the column of a row of <see cref="ColumnsQuery"/>.</summary>
    protected abstract TableColumn Column(DbDataReader row);

    /// <summary>
    /// Returns the indexes of a table that can serve a comparison of whole columns, the primary key first; empty: there is none, or the
    /// table cannot be read.
    /// </summary>
    public async Task<IReadOnlyList<TableIndex>> IndexesAsync(
        DbConnection connection,
        string schema,
        string table,
        CancellationToken cancellationToken
    )
    {
        var columns = await QueryAsync(
                connection,
                IndexesQuery,
                r =>
                    (
                        Name: r.GetString(0),
                        IsUnique: Convert.ToInt64(r.GetValue(1), CultureInfo.InvariantCulture) == 1,
                        IsPrimary: Convert.ToInt64(r.GetValue(2), CultureInfo.InvariantCulture) == 1,
                        Column: r.IsDBNull(3) ? null : r.GetString(3)
                    ),
                cancellationToken,
                ("@schema", schema),
                ("@table", table)
            )
            .ConfigureAwait(false);
        return
        [
            .. columns
                .GroupBy(c => (c.Name, c.IsUnique, c.IsPrimary))
                .Select(i => new TableIndex(i.Key.IsUnique, i.Key.IsPrimary, [.. i.Select(c => c.Column)]))
                .OrderByDescending(i => i.IsPrimary),
        ];
    }

    /// <summary>
    /// The query of the columns of a table's indexes in their order, with the parameters @schema and @table: the index's name, 1 where it
    /// is unique, 1 where it is the primary key, the column's name or NULL for an expression.
    /// </summary>
    protected abstract string IndexesQuery { get; }

    /// <summary>Checks that an upsert finds the row by its key and by nothing else.</summary>
    /// <exception cref="ConnectorException">The key has no unique index.</exception>
    public virtual Task CheckKeyAsync(
        DbConnection connection,
        Statement statement,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    /// <summary>Returns the key that a statement has just generated, or none.</summary>
    public abstract Task<SqlKey> GeneratedKeyAsync(DbCommand command, Statement statement, int rows, CancellationToken cancellationToken);

    /// <summary>Returns why a delivery of these statements cannot be one transaction; empty: it can.</summary>
    public abstract Task<LocalizedText> WeaknessAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Returns the name of the checkpoint table, which it creates if necessary; null: the account has no right to create it.
    /// </summary>
    public abstract Task<string?> CheckpointsAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    );

    /// <summary>Returns the first rows of a statement's table.</summary>
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

    /// <summary>Opens a connection, runs work on it, and closes it.</summary>
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
    /// True for an error of the database or of the connection that the driver does not translate. An InvalidOperationException is one only
    /// if the connection was lost; otherwise it is an error of the program.
    /// </summary>
    public static bool IsFault(Exception exception, DbConnection? connection) =>
        exception is DbException or IOException or SocketException or TimeoutException
        || (exception is InvalidOperationException && connection is { State: not ConnectionState.Open });

    /// <summary>Binds a value; null becomes NULL.</summary>
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
