using System.Data.Common;
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
                $"SELECT name, type FROM {Syntax.Quote(at)}.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE "
                    + "'sqlite\\_%' ESCAPE '\\' ORDER BY name",
                r => new CatalogEntry(Path(schema, r.GetString(0)), r.GetString(0), r.GetString(1)),
                cancellationToken
            )
            .ConfigureAwait(false);
        return schema.Length > 0
            ? tables
            : [.. tables, .. schemas.Select(s => new CatalogEntry(Path("", s), s, "schema") { HasEntries = true, HasFields = false })];
    }

    protected override string FieldsQuery =>
        $"""
            SELECT name, type, "notnull", dflt_value IS NULL, pk, hidden,
              (SELECT count(*) FROM pragma_index_list(@table, {SqliteSession.SchemaOrMain}) WHERE origin = 'pk')
            FROM pragma_table_xinfo(@table, {SqliteSession.SchemaOrMain}) ORDER BY cid
            """;

    protected override ApiField Field(DbDataReader row)
    {
        var column = SqliteSession.Column(row.GetString(0), row.GetString(1));
        var (isNullable, isKey) = (row.GetInt64(2) == 0, row.GetInt64(4) > 0);

        // SQLite numbers the rows itself where the primary key has no index of its own.
        var isGenerated = row.GetInt64(5) is 2 or 3 || (isKey && row.GetInt64(6) == 0);
        return new ApiField
        {
            Name = column.Name,
            Type = row.GetString(1).Contains("BLOB", StringComparison.OrdinalIgnoreCase) ? FieldType.Binary : TypeOf(column.Kind),
            MaxLength = column.MaxLength,
            IsNullable = isNullable && !isKey,
            IsKey = isKey,
            IsGenerated = isGenerated,
            Required = !isNullable && !isGenerated && row.GetInt64(3) == 1,
        };
    }
}
