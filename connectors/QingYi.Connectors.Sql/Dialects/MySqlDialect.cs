using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MySqlConnector;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>MySQL and MariaDB.</summary>
internal sealed partial class MySqlDialect(MySqlOptions options, TimeZoneInfo zone, TimeProvider clock) : SqlDialect
{
    private const int LargestStatement = 8 * 1024 * 1024;
    private const int MostBytesOfCharacter = 3;
    private static readonly int[] SchemeErrors = [1044, 1045, 1046, 1049, 1054, 1064, 1066, 1109, 1110, 1136, 1142, 1143, 1146, 1149, 1227, 1305, 1318, 1356, 1364, 1370, 1418, 1436, 1442, 1449, 1558, 1630, 1698, 1906, 3105];
    private static readonly int[] DataErrors = [1048, 1105, 1265, 1366, 1369, 1406, 1411, 1526, 1644, 1690, 3140, 3141, 3819, 4025, 4037, 4038];
    private static readonly int[] TransientErrors = [1015, 1016, 1021, 1023, 1024, 1026, 1028, 1030, 1034, 1035, 1036, 1037, 1038, 1040, 1041, 1042, 1053, 1077, 1079, 1114, 1119, 1152, 1153, 1154, 1155, 1156, 1157, 1158, 1159, 1160, 1161, 1180, 1181, 1184, 1194, 1195, 1197, 1203, 1205, 1206, 1213, 1226, 1290, 1836, 1927, 2002, 2003, 2006, 2013, 2055, 3024, 3032, 4031];

    // Any number of so many digits fits into a decimal, with the zeros behind its point.
    private const int DigitsOfDecimal = 28;
    private static readonly SearchValues<char> Special = SearchValues.Create("'\\");
    private readonly bool backslashEscapes = !options.SqlMode.Contains("NO_BACKSLASH_ESCAPES", StringComparison.OrdinalIgnoreCase);
    private int mostCharacters;
    private long largestRow;
    private ulong increment = 1;
    private bool returnsKeys;
    private string gaps = "";

    protected override char NameQuote => '`';

    public override string InsertIgnore => "INSERT IGNORE";

    public override string ForUpdate => "FOR UPDATE";

    public override int MostCharacters => mostCharacters;

    public override long LargestRow => largestRow;

    public static string Upsert(IReadOnlyList<string> keys, IReadOnlyList<string> others) => $"ON DUPLICATE KEY UPDATE {string.Join(", ", others.Select(c => $"{c} = VALUES({c})"))}";

    public override Action<Utf8JsonWriter, DbDataReader, int> ValueWriter(DbDataReader reader, int column) => reader.GetDataTypeName(column).ToUpperInvariant() switch
    {
        "VARCHAR" or "CHAR" or "TEXT" => (writer, row, at) => writer.WriteStringValue(row.GetString(at)),
        "INT" or "BIGINT" when reader.GetFieldType(column) != typeof(ulong) => (writer, row, at) => writer.WriteNumberValue(row.GetInt64(at)),
        "DECIMAL" when ((MySqlDataReader)reader).GetColumnSchema()[column].NumericPrecision <= DigitsOfDecimal => (writer, row, at) => writer.WriteNumberValue(row.GetDecimal(at)),
        "DECIMAL" => (writer, row, at) => writer.WriteRawValue(((MySqlDataReader)row).GetMySqlDecimal(at).ToString()!),
        "DATE" => (writer, row, at) => WriteTime(writer, row, at, hasTime: false),
        "DATETIME" or "TIMESTAMP" => (writer, row, at) => WriteTime(writer, row, at, hasTime: true),
        _ => WriteValue,
    };

    // ON DUPLICATE KEY UPDATE takes whatever unique index is hit: without one on the key it would insert for ever.
    public override async Task CheckKeyAsync(DbConnection connection, Statement statement, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var columns = await QueryAsync(
            connection,
            "SELECT INDEX_NAME, COLUMN_NAME FROM information_schema.STATISTICS WHERE NON_UNIQUE = 0 AND TABLE_SCHEMA = COALESCE(NULLIF(@schema, ''), DATABASE()) AND TABLE_NAME = @table",
            r => (Index: r.GetString(0), Column: r.GetString(1)),
            cancellationToken,
            ("@schema", statement.Schema),
            ("@table", statement.Table)).ConfigureAwait(false);
        if (!columns.GroupBy(c => c.Index).Any(i => i.Select(c => c.Column).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(keys)))
        {
            throw new ConnectorException(
                $"the table {statement.Table} has no unique index on {string.Join(", ", keys)}, so an upsert would insert the same row again and again",
                $"Make the index (ALTER TABLE {statement.Table} ADD UNIQUE ({string.Join(", ", keys)})), or name the columns of a unique index in 'key'.");
        }
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(ConnectionString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var modes = string.Join(',', new[] { "STRICT_TRANS_TABLES", "STRICT_ALL_TABLES", "ERROR_FOR_DIVISION_BY_ZERO", "NO_ENGINE_SUBSTITUTION", options.SqlMode }.Where(m => m.Length > 0));
            await ExecuteAsync(connection, $"SET SESSION sql_mode = '{MySqlHelper.EscapeString(modes)}'", cancellationToken).ConfigureAwait(false);
            await SetZoneAsync(connection, cancellationToken).ConfigureAwait(false);
            var (packet, step) = (await QueryAsync(connection, "SELECT @@max_allowed_packet, @@auto_increment_increment", r => (Convert.ToInt64(r.GetValue(0), CultureInfo.InvariantCulture), Convert.ToUInt64(r.GetValue(1), CultureInfo.InvariantCulture)), cancellationToken).ConfigureAwait(false))[0];
            (mostCharacters, largestRow, increment) = ((int)Math.Min(LargestStatement, packet) / MostBytesOfCharacter, packet - 1024, step);
            if (connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase))
            {
                returnsKeys = true;

                // A process that is frozen in a transaction must not hold its locks until it wakes up.
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

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) => await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    public override async Task<IReadOnlyDictionary<string, TableColumn>> ColumnsAsync(DbConnection connection, string schema, string table, CancellationToken cancellationToken)
    {
        var columns = await QueryAsync(
            connection,
            "SELECT COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, EXTRA FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = COALESCE(NULLIF(@schema, ''), DATABASE()) AND TABLE_NAME = @table",
            r => Column(r.GetString(0), r.GetString(1).ToLowerInvariant(), r.IsDBNull(2) ? null : Convert.ToInt64(r.GetValue(2), CultureInfo.InvariantCulture)) with { IsNumbered = r.GetString(3).Contains("auto_increment", StringComparison.OrdinalIgnoreCase) },
            cancellationToken,
            ("@schema", schema),
            ("@table", table)).ConfigureAwait(false);
        return columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
    }

    public override Task<ulong> GeneratedKeyAsync(DbCommand command, Statement statement, int rows, CancellationToken cancellationToken) =>
        Task.FromResult(unchecked((ulong)((MySqlCommand)command).LastInsertedId));

    public override async Task<string> RowsObstacleAsync(DbConnection connection, IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        if (gaps.Length > 0)
        {
            return gaps;
        }

        foreach (var statement in statements)
        {
            var found = await QueryAsync(
                connection,
                """
                SELECT COALESCE(ENGINE, ''), (SELECT COUNT(*) FROM information_schema.TRIGGERS g WHERE g.EVENT_OBJECT_SCHEMA = t.TABLE_SCHEMA AND g.EVENT_OBJECT_TABLE = t.TABLE_NAME)
                FROM information_schema.TABLES t WHERE t.TABLE_SCHEMA = COALESCE(NULLIF(@schema, ''), DATABASE()) AND t.TABLE_NAME = @table
                """,
                r => (Engine: r.GetString(0), Triggers: Convert.ToInt64(r.GetValue(1), CultureInfo.InvariantCulture)),
                cancellationToken,
                ("@schema", statement.Schema),
                ("@table", statement.Table)).ConfigureAwait(false);
            if (found is not [{ Engine: "InnoDB" }])
            {
                return $"{statement.Table} is {(found is [{ Engine.Length: > 0 } other] ? $"of the engine {other.Engine}" : "no table of InnoDB")}, whose keys of several rows may have gaps";
            }

            if (found[0].Triggers > 0)
            {
                return $"{statement.Table} has triggers, which may see the rows one by one";
            }
        }

        return "";
    }

    // The keys of one INSERT are consecutive, whatever innodb_autoinc_lock_mode is; MariaDB says them, and of MySQL it is looked up that they are there.
    public override async Task<ulong[]> InsertAsync(DbCommand command, Statement statement, TableColumn? key, int rows, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return [];
        }

        var column = $"`{key.Name.Replace("`", "``", StringComparison.Ordinal)}`";
        var keys = new ulong[rows];
        if (returnsKeys)
        {
            command.CommandText += $" RETURNING {column}";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var read = 0;
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                keys[read++] = Convert.ToUInt64(reader.GetValue(0), CultureInfo.InvariantCulture);
            }

            return read == rows ? keys : throw new InvalidOperationException($"{rows} rows were written and {read} keys came back");
        }

        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        var first = unchecked((ulong)((MySqlCommand)command).LastInsertedId);
        for (var i = 0; i < rows; i++)
        {
            keys[i] = first + ((ulong)i * increment);
        }

        await using var look = command.Connection!.CreateCommand();
        look.Transaction = command.Transaction;
        look.CommandText = $"SELECT COUNT(*) FROM {statement.Name('`')} WHERE {column} BETWEEN @first AND @last";
        Add(look, "@first", first);
        Add(look, "@last", keys[^1]);
        if (Convert.ToInt64(await look.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) != rows)
        {
            gaps = $"{statement.Table} numbers the rows of one statement with gaps";
            throw new TransientException($"{gaps}, so rows are written one by one from here on");
        }

        return keys;
    }

    // What the driver does with parameters of text; nothing else ends a text or begins another thing in it.
    protected override void Append(IBufferWriter<char> sql, string text)
    {
        sql.Write("'");
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var at)
        {
            sql.Write(rest[..at]);
            sql.Write(rest[at] == '\'' ? "''" : backslashEscapes ? @"\\" : @"\");
            rest = rest[(at + 1)..];
        }

        sql.Write(rest);
        sql.Write("'");
    }

    public override async Task<string> WeaknessAsync(DbConnection connection, IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            if (statement.Verb == "CALL")
            {
                return "a stored procedure may commit by itself";
            }

            var engines = await QueryAsync(
                connection,
                "SELECT ENGINE FROM information_schema.TABLES WHERE TABLE_SCHEMA = COALESCE(NULLIF(@schema, ''), DATABASE()) AND TABLE_NAME = @table",
                r => r.IsDBNull(0) ? "" : r.GetString(0),
                cancellationToken,
                ("@schema", statement.Schema),
                ("@table", statement.Table)).ConfigureAwait(false);
            if (engines is [var engine] && engine.Length > 0 && !engine.Equals("InnoDB", StringComparison.OrdinalIgnoreCase))
            {
                return $"the table {statement.Table} has the engine {engine}, which has no transactions (ALTER TABLE … ENGINE=InnoDB gives it them)";
            }
        }

        return "";
    }

    public override async Task<string?> CheckpointsAsync(DbConnection connection, IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        // A connection without a database of its own keeps the row beside the first table it writes.
        var schema = connection.Database.Length > 0 ? connection.Database : statements.Select(s => s.Schema).FirstOrDefault(s => s.Length > 0) ?? "";
        var name = schema.Length > 0 ? $"`{schema.Replace("`", "``", StringComparison.Ordinal)}`.`{CheckpointTable}`" : CheckpointTable;
        try
        {
            await ExecuteAsync(
                connection,
                $"""
                CREATE TABLE IF NOT EXISTS {name} (
                  scheme VARCHAR(64) CHARACTER SET ascii NOT NULL, lane INT NOT NULL, store VARCHAR(64) CHARACTER SET ascii NOT NULL, token BIGINT NOT NULL,
                  delivery BIGINT NOT NULL, outcomes LONGTEXT CHARACTER SET utf8mb4 NOT NULL, PRIMARY KEY (scheme, lane)
                ) ENGINE=InnoDB
                """,
                cancellationToken).ConfigureAwait(false);
            return name;
        }
        catch (MySqlException e) when (e.Number is 1044 or 1142 or 1227)
        {
            var there = await QueryAsync(connection, "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @table", _ => true, cancellationToken, ("@schema", schema), ("@table", CheckpointTable)).ConfigureAwait(false);
            return there.Count > 0 ? name : null;
        }
    }

    public override DatabaseFault Judge(DbException exception)
    {
        var error = (exception as MySqlException)?.Number ?? 0;
        if (SchemeErrors.Contains(error))
        {
            return DatabaseFault.Scheme;
        }

        // Without a number of the server's the trouble lies on the way to it.
        if (error == 0 || TransientErrors.Contains(error) || exception.SqlState?.StartsWith("08", StringComparison.Ordinal) == true || exception.IsTransient)
        {
            return DatabaseFault.Transient;
        }

        return exception.SqlState?[..2] is "22" or "23" or "45" or "01" || DataErrors.Contains(error) ? DatabaseFault.Data
            : exception.SqlState is null or "HY000" or "21000" ? DatabaseFault.Unknown : DatabaseFault.Scheme;
    }

    public override Rejection Rejection(DbException exception)
    {
        var column = ColumnName().Match(exception.Message) is { Success: true } name ? name.Groups[1].Value : null;
        var value = ValueText().Match(exception.Message) is { Success: true } text ? text.Groups[1].Value : null;
        return new Rejection(((MySqlException)exception).Number.ToString(CultureInfo.InvariantCulture), exception.Message, column, value);
    }

    protected override string Describe(DbException exception) => $"MySQL error {((MySqlException)exception).Number}: {exception.Message}";

    protected override string NextStep(DbException exception) => ((MySqlException)exception).Number switch
    {
        1045 or 1698 => "Check user and password in the environment file.",
        1044 or 1142 or 1143 or 1227 or 1370 => "Ask the database's administrator for the right.",
        1049 => "Check the database's name in the connection string, or create the database.",
        1146 => "Create the table, or correct its name in the statement.",
        1054 => "Correct the column's name in the statement, or add the column.",
        1064 => "Correct the statement's syntax.",
        1136 => "Give the statement as many values as columns.",
        1906 or 3105 => "Leave the column out of the request: the database calculates it.",
        1364 => "Add the column to the statement, or give it a default in the table.",
        _ => "Look the error up in the MySQL manual, and correct the statement or the database.",
    };

    [GeneratedRegex("column (?:[`'][^`']*[`']\\.)*[`']([^`']+)[`']", RegexOptions.IgnoreCase)]
    private static partial Regex ColumnName();

    [GeneratedRegex("(?:value: |entry )'(.*?)' for")]
    private static partial Regex ValueText();

    private static TableColumn Column(string name, string type, long? length) => type switch
    {
        "char" or "varchar" => new TableColumn(name, ColumnKind.Text, length),
        "tinytext" or "text" or "mediumtext" or "longtext" or "enum" or "set" => new TableColumn(name, ColumnKind.Text, null),
        "tinyint" or "smallint" or "mediumint" or "int" or "bigint" or "year" or "bit" => new TableColumn(name, ColumnKind.Integer, null),
        "decimal" or "float" or "double" => new TableColumn(name, ColumnKind.Number, null),
        "date" => new TableColumn(name, ColumnKind.Date, null),
        "datetime" or "timestamp" => new TableColumn(name, ColumnKind.DateTime, null),
        "time" => new TableColumn(name, ColumnKind.Time, null),
        _ => new TableColumn(name, ColumnKind.Other, null),
    };

    // 0000-00-00 is no date; what else is none (2025-00-15, 2025-02-31), which some modes of the server let in, is shown as the server holds it.
    private static void WriteTime(Utf8JsonWriter writer, DbDataReader row, int column, bool hasTime)
    {
        var time = ((MySqlDataReader)row).GetMySqlDateTime(column);
        if (time is { Year: > 0, Month: > 0 and <= 12, Day: > 0 } && time.Day <= DateTime.DaysInMonth(time.Year, time.Month))
        {
            if (hasTime)
            {
                WriteDateTime(writer, time.GetDateTime());
            }
            else
            {
                Write(writer, time.GetDateTime(), "yyyy-MM-dd");
            }
        }
        else if ((time.Year, time.Month, time.Day) == (0, 0, 0))
        {
            writer.WriteNullValue();
        }
        else
        {
            var day = string.Create(CultureInfo.InvariantCulture, $"{time.Year:0000}-{time.Month:00}-{time.Day:00}");
            writer.WriteStringValue(hasTime ? string.Create(CultureInfo.InvariantCulture, $"{day} {time.Hour:00}:{time.Minute:00}:{time.Second:00}") : day);
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
                NoBackslashEscapes = options.SqlMode.Contains("NO_BACKSLASH_ESCAPES", StringComparison.OrdinalIgnoreCase),
                DefaultCommandTimeout = (uint)Math.Max(1, options.CommandTimeout.TotalSeconds),
                ApplicationName = "QingYi",
            }.ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new ConnectorException($"the connection string is wrong: {e.Message}", "Correct 'connectionString' in the environment file.", e);
        }
    }

    // A server without the zone tables knows offsets only; today's is then taken for NOW() and TIMESTAMP columns.
    private async Task SetZoneAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, $"SET SESSION time_zone = '{MySqlHelper.EscapeString(zone.Id)}'", cancellationToken).ConfigureAwait(false);
        }
        catch (MySqlException e) when (e.Number == 1298)
        {
            var offset = zone.GetUtcOffset(clock.GetUtcNow());
            await ExecuteAsync(connection, $"SET SESSION time_zone = '{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}'", cancellationToken).ConfigureAwait(false);
        }
    }
}
