using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>SQLite. It runs simple MySQL statements, with attached files for databases.</summary>
internal sealed partial class SqliteDialect(SqliteOptions options, TimeZoneInfo zone, TimeProvider clock) : SqlDialect
{
    protected override char NameQuote => '"';

    public override string InsertIgnore => "INSERT OR IGNORE";

    // A transaction that writes locks the whole file at its beginning.
    public override string ForUpdate => "";

    public override int MostCharacters => 400_000;

    public static string Upsert(IReadOnlyList<string> keys, IReadOnlyList<string> others) =>
        $"ON CONFLICT ({string.Join(", ", keys.Select(Quote))}) DO UPDATE SET "
        + $"{string.Join(", ", others.Select(c => $"{c} = excluded.{c}"))}";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.File, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (name, file) in options.Attach)
            {
                await using var attach = connection.CreateCommand();
                attach.CommandText = $"ATTACH DATABASE @file AS {Quote(name)}";
                attach.Parameters.AddWithValue("@file", file);
                await attach.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            foreach (var schema in options.Attach.Keys.Append("main"))
            {
                await ExecuteAsync(
                        connection,
                        $"PRAGMA {Quote(schema)}.journal_mode = WAL; PRAGMA {Quote(schema)}.synchronous = FULL",
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }

            Register(connection);
            if (options.Setup.Length > 0)
            {
                await ExecuteAsync(
                        connection,
                        await File.ReadAllTextAsync(options.Setup, cancellationToken).ConfigureAwait(false),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }

            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new ConnectorException(
                    $"the file 'setup' cannot be read: {e.Message}",
                    "Correct 'setup' in the environment file.",
                    e
                );
            }

            throw;
        }
    }

    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override async Task<IReadOnlyDictionary<string, TableColumn>> ColumnsAsync(
        DbConnection connection,
        string schema,
        string table,
        CancellationToken cancellationToken
    )
    {
        var columns = await QueryAsync(
                connection,
                "SELECT name, type FROM pragma_table_info(@table, @schema)",
                r => Column(r.GetString(0), r.GetString(1)),
                cancellationToken,
                ("@schema", Schema(schema)),
                ("@table", table)
            )
            .ConfigureAwait(false);
        return columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
    }

    public override async Task<ulong> GeneratedKeyAsync(
        DbCommand command,
        Statement statement,
        int rows,
        CancellationToken cancellationToken
    )
    {
        if (rows <= 0 || statement.Verb is not ("INSERT" or "REPLACE"))
        {
            return 0;
        }

        var keys = await QueryAsync(command.Connection!, "SELECT last_insert_rowid()", r => r.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        return unchecked((ulong)keys[0]);
    }

    public override Task<string> RowsObstacleAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    ) => Task.FromResult("SQLite works in this process, so that a statement for each row costs little");

    public override async Task<ulong[]> InsertAsync(
        DbCommand command,
        Statement statement,
        TableColumn? key,
        int rows,
        CancellationToken cancellationToken
    )
    {
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return [];
    }

    // SQLite ends its text at a NUL, wherever that stands.
    protected override void Append(IBufferWriter<char> sql, string text) =>
        sql.Write(
            text.Contains('\0', StringComparison.Ordinal)
                ? $"CAST(X'{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}' AS TEXT)"
                : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        );

    public override Task<string> WeaknessAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        var files = statements.Select(s => Schema(s.Schema)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return Task.FromResult(
            files.Count > 1
                ? $"the statements write into several SQLite files ({string.Join(", ", files)}), which do not commit as one"
                : ""
        );
    }

    public override async Task<string?> CheckpointsAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        var name = $"{Quote(Schema(statements.First().Schema))}.{CheckpointTable}";
        await ExecuteAsync(
                connection,
                $"CREATE TABLE IF NOT EXISTS {name} (scheme TEXT NOT NULL, lane INTEGER NOT NULL, store TEXT NOT NULL, token "
                    + "INTEGER NOT NULL, delivery INTEGER NOT NULL, outcomes TEXT NOT NULL, PRIMARY KEY (scheme, lane))",
                cancellationToken
            )
            .ConfigureAwait(false);
        return name;
    }

    public override DatabaseFault Judge(DbException exception) =>
        ((SqliteException)exception).SqliteErrorCode switch
        {
            18 or 19 or 20 => DatabaseFault.Data,
            5 or 6 or 10 or 13 => DatabaseFault.Transient,
            _ => DatabaseFault.Scheme,
        };

    public override Rejection Rejection(DbException exception)
    {
        var column = ColumnName().Match(exception.Message) is { Success: true } name ? name.Groups[1].Value : null;
        var code = ((SqliteException)exception).SqliteExtendedErrorCode;
        var meaning = code switch
        {
            1555 or 2067 => $"column {column}: 主键或唯一值重复 the value is there already. To update the row use the api 'upsert'. ",
            1299 => $"column {column}: 不能为空 it must not be NULL. ",
            _ => "",
        };
        return new Rejection(code.ToString(CultureInfo.InvariantCulture), meaning + exception.Message, column);
    }

    protected override string Describe(DbException exception) => exception.Message;

    protected override string NextStep(DbException exception) =>
        ((SqliteException)exception).SqliteErrorCode switch
        {
            1 => "Correct the statement, or create what it names (an environment's 'setup' file does that for SQLite).",
            14 or 8 => "Check that the database's file and folder are there and may be written.",
            _ => "Look the error up in the SQLite documentation, and correct the statement or the file.",
        };

    [GeneratedRegex(@"constraint failed: (?:[^.\s]+\.)?([^\s',.]+)")]
    private static partial Regex ColumnName();

    [GeneratedRegex(@"^\s*([A-Za-z]+)[^(]*(?:\(\s*([0-9]+))?")]
    private static partial Regex TypeForm();

    private static string Schema(string schema) => schema.Length == 0 ? "main" : schema;

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // SQLite keeps the declared type and checks nothing: what MySQL would refuse is refused by the declaration.
    private static TableColumn Column(string name, string declared)
    {
        var form = TypeForm().Match(declared);
        long? length = form.Groups[2].Success ? long.Parse(form.Groups[2].Value, CultureInfo.InvariantCulture) : null;
        return form.Groups[1].Value.ToUpperInvariant() switch
        {
            "CHAR" or "VARCHAR" or "NVARCHAR" or "NCHAR" => new TableColumn(name, ColumnKind.Text, length),
            "TEXT" or "CLOB" or "LONGTEXT" or "MEDIUMTEXT" => new TableColumn(name, ColumnKind.Text, null),
            "INT" or "INTEGER" or "BIGINT" or "SMALLINT" or "TINYINT" or "BOOLEAN" => new TableColumn(name, ColumnKind.Integer, null),
            "DECIMAL" or "NUMERIC" or "REAL" or "DOUBLE" or "FLOAT" => new TableColumn(name, ColumnKind.Number, null),
            "DATE" => new TableColumn(name, ColumnKind.Date, null),
            "DATETIME" or "TIMESTAMP" => new TableColumn(name, ColumnKind.DateTime, null),
            "TIME" => new TableColumn(name, ColumnKind.Time, null),
            _ => new TableColumn(name, ColumnKind.Other, null),
        };
    }

    private string Local(string format) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).ToString(format, CultureInfo.InvariantCulture);

    private void Register(SqliteConnection connection)
    {
        connection.CreateFunction("NOW", () => Local("yyyy-MM-dd HH:mm:ss"));
        connection.CreateFunction("SYSDATE", () => Local("yyyy-MM-dd HH:mm:ss"));
        connection.CreateFunction("CURDATE", () => Local("yyyy-MM-dd"));
        connection.CreateFunction("CURTIME", () => Local("HH:mm:ss"));
        connection.CreateFunction("UNIX_TIMESTAMP", () => clock.GetUtcNow().ToUnixTimeSeconds());
        connection.CreateFunction("UUID", () => Guid.NewGuid().ToString());
    }
}
