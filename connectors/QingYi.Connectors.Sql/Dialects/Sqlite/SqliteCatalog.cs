using System.Data.Common;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects.Sqlite;

/// <summary>The catalogue of SQLite; its schemas are the attached files.</summary>
internal sealed class SqliteCatalog(SqlSyntax syntax) : SqlCatalog(syntax)
{
    public override async Task<IReadOnlyList<CatalogEntry>> EntriesAsync(
        DbConnection connection,
        string schema,
        CancellationToken cancellationToken
    )
    {
        var schemas = await SqlSession
            .QueryAsync(
                connection,
                "SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp') ORDER BY name",
                r => r.GetString(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        var at = schema.Length == 0 ? "main" : schema;
        if (at != "main" && !schemas.Contains(at, StringComparer.OrdinalIgnoreCase))
        {
            return [];
        }

        var tables = await SqlSession
            .QueryAsync(
                connection,
                $"SELECT name, type FROM {SqliteSyntax.Name(at)}.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE "
                    + "'sqlite\\_%' ESCAPE '\\' ORDER BY name",
                r => new CatalogEntry(Path(schema, r.GetString(0)), r.GetString(0), r.GetString(1)),
                cancellationToken
            )
            .ConfigureAwait(false);
        return schema.Length > 0
            ? tables
            : [.. tables, .. schemas.Select(s => new CatalogEntry(Path("", s), s, "schema") { HasEntries = true, HasFields = false })];
    }

    public override async Task<IReadOnlyList<ApiField>> FieldsAsync(
        DbConnection connection,
        string schema,
        string table,
        CancellationToken cancellationToken
    ) =>
        await SqlSession
            .QueryAsync(
                connection,
                "SELECT name, type, \"notnull\", dflt_value IS NULL, pk, hidden, (SELECT count(*) FROM pragma_index_list(@table, @schema) "
                    + "WHERE origin = 'pk') FROM pragma_table_xinfo(@table, @schema) ORDER BY cid",
                Field,
                cancellationToken,
                ("@table", table),
                ("@schema", schema.Length == 0 ? "main" : schema)
            )
            .ConfigureAwait(false);

    private static ApiField Field(DbDataReader row)
    {
        var column = SqliteSession.Column(row.GetString(0), row.GetString(1));
        var (isNullable, isKey) = (row.GetInt64(2) == 0, row.GetInt64(4) > 0);

        // SQLite numbers the rows itself where the primary key has no index of its own.
        var isGenerated = row.GetInt64(5) is 2 or 3 || (isKey && row.GetInt64(6) == 0);
        return new ApiField
        {
            Name = column.Name,
            Type = column.Kind switch
            {
                ColumnKind.Integer => FieldType.Int,
                ColumnKind.Number => FieldType.Number,
                ColumnKind.Date => FieldType.Date,
                ColumnKind.DateTime => FieldType.DateTime,
                ColumnKind.Time => FieldType.Time,
                _ => row.GetString(1).Contains("BLOB", StringComparison.OrdinalIgnoreCase) ? FieldType.Binary : FieldType.String,
            },
            MaxLength = column.MaxLength,
            IsNullable = isNullable && !isKey,
            IsKey = isKey,
            IsGenerated = isGenerated,
            Required = !isNullable && !isGenerated && row.GetInt64(3) == 1,
        };
    }
}
