using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using MySqlConnector;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>The session of MySQL and MariaDB.</summary>
internal sealed class MySqlSession(MySqlOptions options, SqlSyntax syntax, TimeZoneInfo zone, TimeProvider clock)
    : SqlSession(syntax, new MySqlFaults(), new MySqlCatalog(syntax))
{
    private const int LargestStatement = 8 * 1024 * 1024;
    private const int MostBytesOfCharacter = 3;

    private static readonly SearchValues<char> Special = SearchValues.Create("'\\");
    private int mostCharacters;
    private long largestRow;
    private ulong increment = 1;
    private bool returnsKeys;
    private LocalizedText gaps = LocalizedText.Empty;

    public override int MostCharacters => mostCharacters;

    public override long LargestRow => largestRow;

    public override Action<Utf8JsonWriter, DbDataReader, int> ValueWriter(DbDataReader reader, int column) =>
        MySqlValues.Writer((MySqlDataReader)reader, column) ?? WriteValue;

    // ON DUPLICATE KEY UPDATE reacts to any unique index: without one on the key it would insert the row again each time.
    public override async Task CheckKeyAsync(
        DbConnection connection,
        Statement statement,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        var columns = await QueryAsync(
                connection,
                "SELECT INDEX_NAME, COLUMN_NAME FROM information_schema.STATISTICS WHERE NON_UNIQUE = 0 AND TABLE_SCHEMA = "
                    + "COALESCE(NULLIF(@schema, ''), DATABASE()) AND TABLE_NAME = @table",
                r => (Index: r.GetString(0), Column: r.GetString(1)),
                cancellationToken,
                ("@schema", statement.Schema),
                ("@table", statement.Table)
            )
            .ConfigureAwait(false);
        if (!columns.GroupBy(c => c.Index).Any(i => i.Select(c => c.Column).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(keys)))
        {
            throw new ConnectorException(MySqlTexts.NoUniqueIndex(statement.Table, keys), MySqlTexts.CreateIndex(statement.Table, keys));
        }
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(ConnectionString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var modes = string.Join(
                ',',
                new[]
                {
                    "STRICT_TRANS_TABLES",
                    "STRICT_ALL_TABLES",
                    "ERROR_FOR_DIVISION_BY_ZERO",
                    "NO_ENGINE_SUBSTITUTION",
                    options.SqlMode,
                }.Where(m => m.Length > 0)
            );
            await ExecuteAsync(connection, $"SET SESSION sql_mode = '{MySqlHelper.EscapeString(modes)}'", cancellationToken)
                .ConfigureAwait(false);
            await SetZoneAsync(connection, cancellationToken).ConfigureAwait(false);
            var (packet, step) = (
                await QueryAsync(
                        connection,
                        "SELECT @@max_allowed_packet, @@auto_increment_increment",
                        r =>
                            (
                                Convert.ToInt64(r.GetValue(0), CultureInfo.InvariantCulture),
                                Convert.ToUInt64(r.GetValue(1), CultureInfo.InvariantCulture)
                            ),
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            )[0];
            (mostCharacters, largestRow, increment) = ((int)Math.Min(LargestStatement, packet) / MostBytesOfCharacter, packet - 1024, step);
            if (connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase))
            {
                returnsKeys = true;

                // A process that is frozen inside a transaction must not hold its locks until it continues.
                await ExecuteAsync(connection, "SET SESSION idle_write_transaction_timeout = 60", cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    protected override string ColumnsQuery =>
        "SELECT COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, EXTRA FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = "
        + "COALESCE(NULLIF(@schema, ''), DATABASE()) AND TABLE_NAME = @table";

    // A full-text index serves no comparison, and one of hashes none of its first column alone.
    protected override string IndexesQuery =>
        """
            SELECT INDEX_NAME, NON_UNIQUE = 0, INDEX_NAME = 'PRIMARY', COLUMN_NAME FROM information_schema.STATISTICS
            WHERE TABLE_SCHEMA = COALESCE(NULLIF(@schema, ''), DATABASE()) AND TABLE_NAME = @table AND INDEX_TYPE = 'BTREE'
            ORDER BY INDEX_NAME, SEQ_IN_INDEX
            """;

    protected override TableColumn Column(DbDataReader row) =>
        MySqlValues.Column(row.GetString(0), row.GetString(1).ToLowerInvariant(), row.GetValue(2)) with
        {
            IsNumbered = row.GetString(3).Contains("auto_increment", StringComparison.OrdinalIgnoreCase),
        };

    public override Task<SqlKey> GeneratedKeyAsync(DbCommand command, Statement statement, int rows, CancellationToken cancellationToken) =>
        Task.FromResult(new SqlKey(unchecked((ulong)((MySqlCommand)command).LastInsertedId)));

    public override async Task<LocalizedText> RowsObstacleAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        if (!gaps.IsEmpty)
        {
            return gaps;
        }

        foreach (var statement in statements)
        {
            var found = await QueryAsync(
                    connection,
                    """
                    SELECT COALESCE(ENGINE, ''), (SELECT COUNT(*) FROM information_schema.TRIGGERS g
                      WHERE g.EVENT_OBJECT_SCHEMA = t.TABLE_SCHEMA AND g.EVENT_OBJECT_TABLE = t.TABLE_NAME)
                    FROM information_schema.TABLES t WHERE t.TABLE_SCHEMA = COALESCE(NULLIF(@schema, ''), DATABASE())
                      AND t.TABLE_NAME = @table
                    """,
                    r => (Engine: r.GetString(0), Triggers: Convert.ToInt64(r.GetValue(1), CultureInfo.InvariantCulture)),
                    cancellationToken,
                    ("@schema", statement.Schema),
                    ("@table", statement.Table)
                )
                .ConfigureAwait(false);
            if (found is not [{ Engine: "InnoDB" }])
            {
                return found is [{ Engine.Length: > 0 } other]
                    ? MySqlTexts.OtherEngine(statement.Table, other.Engine)
                    : MySqlTexts.NoTableOfInnoDb(statement.Table);
            }

            if (found[0].Triggers > 0)
            {
                return MySqlTexts.HasTriggers(statement.Table);
            }
        }

        return LocalizedText.Empty;
    }

    // The keys of one INSERT are consecutive for every innodb_autoinc_lock_mode. MariaDB returns them; for MySQL the session checks that
    // the rows exist.
    public override async Task<SqlKey[]> InsertAsync(
        DbCommand command,
        Statement statement,
        TableColumn? key,
        int rows,
        CancellationToken cancellationToken
    )
    {
        if (key is null)
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return [];
        }

        var keys = new SqlKey[rows];
        if (returnsKeys)
        {
            command.CommandText = Syntax.WithKey(command.CommandText, key.Name);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var read = 0;
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                keys[read++] = new SqlKey(Convert.ToUInt64(reader.GetValue(0), CultureInfo.InvariantCulture));
            }

            return read == rows ? keys : throw new InvalidOperationException($"the statement wrote {rows} rows and returned {read} keys");
        }

        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        var first = unchecked((ulong)((MySqlCommand)command).LastInsertedId);
        for (var i = 0; i < rows; i++)
        {
            keys[i] = new SqlKey(first + ((ulong)i * increment));
        }

        await using var look = command.Connection!.CreateCommand();
        look.Transaction = command.Transaction;
        look.CommandText = $"SELECT COUNT(*) FROM {statement.Name(Syntax.Quote)} WHERE {Syntax.Quote(key.Name)} BETWEEN @first AND @last";
        Add(look, "@first", first);
        Add(look, "@last", keys[^1].Value);
        if (Convert.ToInt64(await look.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) != rows)
        {
            gaps = MySqlTexts.NumbersWithGaps(statement.Table);
            throw new TransientException(MySqlTexts.OneByOneFromNowOn(gaps));
        }

        return keys;
    }

    // The driver escapes text parameters in the same way; nothing else can end the text.
    protected override void Append(IBufferWriter<char> sql, string text)
    {
        sql.Write("'");
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var at)
        {
            sql.Write(rest[..at]);
            sql.Write(
                rest[at] == '\'' ? "''"
                : Syntax.BackslashEscapes ? @"\\"
                : @"\"
            );
            rest = rest[(at + 1)..];
        }

        sql.Write(rest);
        sql.Write("'");
    }

    public override async Task<LocalizedText> WeaknessAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        foreach (var statement in statements)
        {
            if (statement.Verb == "CALL")
            {
                return MySqlTexts.ProcedureMayCommit;
            }

            var engines = await QueryAsync(
                    connection,
                    "SELECT ENGINE FROM information_schema.TABLES WHERE TABLE_SCHEMA = COALESCE(NULLIF(@schema, ''), "
                        + "DATABASE()) AND TABLE_NAME = @table",
                    r => r.IsDBNull(0) ? "" : r.GetString(0),
                    cancellationToken,
                    ("@schema", statement.Schema),
                    ("@table", statement.Table)
                )
                .ConfigureAwait(false);
            if (engines is [var engine] && engine.Length > 0 && !engine.Equals("InnoDB", StringComparison.OrdinalIgnoreCase))
            {
                return MySqlTexts.NoTransactions(statement.Table, engine);
            }
        }

        return LocalizedText.Empty;
    }

    public override async Task<string?> CheckpointsAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        // Without a database of its own, a connection keeps the checkpoint in the schema of the first table that it writes.
        var schema =
            connection.Database.Length > 0 ? connection.Database : statements.Select(s => s.Schema).FirstOrDefault(s => s.Length > 0) ?? "";
        var name = schema.Length > 0 ? $"{Syntax.Quote(schema)}.{Syntax.Quote(CheckpointTable)}" : CheckpointTable;
        try
        {
            await ExecuteAsync(
                    connection,
                    $"""
                    CREATE TABLE IF NOT EXISTS {name} (
                      scheme VARCHAR(64) CHARACTER SET ascii NOT NULL, lane INT NOT NULL, store VARCHAR(64) CHARACTER SET ascii NOT NULL,
                        token BIGINT NOT NULL,
                      delivery BIGINT NOT NULL, outcomes LONGTEXT CHARACTER SET utf8mb4 NOT NULL, PRIMARY KEY (scheme, lane)
                    ) ENGINE=InnoDB
                    """,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return name;
        }
        catch (MySqlException e) when (e.Number is 1044 or 1142 or 1227)
        {
            var there = await QueryAsync(
                    connection,
                    "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @table",
                    _ => true,
                    cancellationToken,
                    ("@schema", schema),
                    ("@table", CheckpointTable)
                )
                .ConfigureAwait(false);
            return there.Count > 0 ? name : null;
        }
    }

    private string ConnectionString()
    {
        try
        {
            return new MySqlConnectionStringBuilder(options.ConnectionString)
            {
                AllowUserVariables = true,
                Pooling = false,
                TreatTinyAsBoolean = false,
                AllowZeroDateTime = true,
                GuidFormat = MySqlGuidFormat.None,
                NoBackslashEscapes = !Syntax.BackslashEscapes,
                DefaultCommandTimeout = (uint)Math.Max(1, options.CommandTimeout.TotalSeconds),
                ApplicationName = "QingYi",
            }.ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new ConnectorException(MySqlTexts.BadConnectionString(e.Message), MySqlTexts.CorrectConnectionString, e);
        }
    }

    // A server without time zone tables knows only offsets; today's offset then applies to NOW() and TIMESTAMP columns.
    private async Task SetZoneAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, $"SET SESSION time_zone = '{MySqlHelper.EscapeString(zone.Id)}'", cancellationToken)
                .ConfigureAwait(false);
        }
        catch (MySqlException e) when (e.Number == 1298)
        {
            var offset = zone.GetUtcOffset(clock.GetUtcNow());
            await ExecuteAsync(
                    connection,
                    $"SET SESSION time_zone = '{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}'",
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }
}
