using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects.Sqlite;

/// <summary>The session of SQLite. It runs simple MySQL statements, with attached files as databases.</summary>
internal sealed partial class SqliteSession(SqliteOptions options, SqlSyntax syntax, TimeZoneInfo zone, TimeProvider clock)
    : SqlSession(syntax, new SqliteFaults(), new SqliteCatalog(syntax))
{
    /// <summary>The parameter @schema in a query; empty: the connection's own file.</summary>
    public const string SchemaOrMain = "COALESCE(NULLIF(@schema, ''), 'main')";

    public override int MostCharacters => 400_000;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.File, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (name, file) in options.Attach)
            {
                await using var attach = connection.CreateCommand();
                attach.CommandText = $"ATTACH DATABASE @file AS {Syntax.Quote(name)}";
                attach.Parameters.AddWithValue("@file", file);
                await attach.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            foreach (var schema in options.Attach.Keys.Append("main"))
            {
                await ExecuteAsync(
                        connection,
                        $"PRAGMA {Syntax.Quote(schema)}.journal_mode = WAL; PRAGMA {Syntax.Quote(schema)}.synchronous = FULL",
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
                throw new ConnectorException(SqliteTexts.SetupUnreadable(e.Message), SqliteTexts.CorrectSetup, e);
            }

            throw;
        }
    }

    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    // A primary key without an index of its own is the number of the row.
    protected override string ColumnsQuery =>
        $"""
            SELECT name, type, pk > 0 AND NOT EXISTS (SELECT 1 FROM pragma_index_list(@table, {SchemaOrMain}) WHERE origin = 'pk')
            FROM pragma_table_info(@table, {SchemaOrMain})
            """;

    protected override string IndexesQuery =>
        $"""
            SELECT '', 1, 1, name, -1, 0 FROM pragma_table_info(@table, {SchemaOrMain})
            WHERE pk > 0 AND NOT EXISTS (SELECT 1 FROM pragma_index_list(@table, {SchemaOrMain}) WHERE origin = 'pk')
            UNION ALL
            SELECT l.name, l."unique", l.origin = 'pk', c.name, l.seq, c.seqno
            FROM pragma_index_list(@table, {SchemaOrMain}) l, pragma_index_info(l.name, {SchemaOrMain}) c WHERE l.partial = 0
            ORDER BY 5, 6
            """;

    protected override TableColumn Column(DbDataReader row) =>
        Column(row.GetString(0), row.GetString(1)) with
        {
            IsNumbered = row.GetInt64(2) == 1,
        };

    public override async Task<SqlKey> GeneratedKeyAsync(
        DbCommand command,
        Statement statement,
        int rows,
        CancellationToken cancellationToken
    )
    {
        if (rows <= 0 || !statement.Inserts)
        {
            return default;
        }

        var keys = await QueryAsync(command.Connection!, "SELECT last_insert_rowid()", r => r.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        return new SqlKey(unchecked((ulong)keys[0]));
    }

    public override Task<LocalizedText> RowsObstacleAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    ) => Task.FromResult(SqliteTexts.InProcess);

    public override async Task<SqlKey[]> InsertAsync(
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

    // SQLite ends its text at any NUL character.
    protected override void Append(IBufferWriter<char> sql, string text) =>
        sql.Write(
            text.Contains('\0', StringComparison.Ordinal)
                ? $"CAST(X'{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}' AS TEXT)"
                : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        );

    public override Task<LocalizedText> WeaknessAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        var files = statements.Select(s => Schema(s.Schema)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return Task.FromResult(files.Count > 1 ? SqliteTexts.SeveralFiles(files) : LocalizedText.Empty);
    }

    public override async Task<string?> CheckpointsAsync(
        DbConnection connection,
        IEnumerable<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        var name = $"{Syntax.Quote(Schema(statements.First().Schema))}.{CheckpointTable}";
        await ExecuteAsync(
                connection,
                $"CREATE TABLE IF NOT EXISTS {name} (scheme TEXT NOT NULL, lane INTEGER NOT NULL, store TEXT NOT NULL, token "
                    + "INTEGER NOT NULL, delivery INTEGER NOT NULL, outcomes TEXT NOT NULL, PRIMARY KEY (scheme, lane))",
                cancellationToken
            )
            .ConfigureAwait(false);
        return name;
    }

    [GeneratedRegex(@"^\s*([A-Za-z]+)[^(]*(?:\(\s*([0-9]+))?")]
    private static partial Regex TypeForm();

    private static string Schema(string schema) => schema.Length == 0 ? "main" : schema;

    // SQLite keeps the declared type and checks nothing, so the connector rejects by the declared type what MySQL would reject.
    public static TableColumn Column(string name, string declared)
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
