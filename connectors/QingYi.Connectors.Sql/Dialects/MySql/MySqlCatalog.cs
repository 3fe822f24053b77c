using System.Data.Common;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>The catalogue of MySQL and MariaDB.</summary>
internal sealed class MySqlCatalog(SqlSyntax syntax) : SqlCatalog(syntax)
{
    // Words of EXTRA for columns that cannot be written; DEFAULT_GENERATED only means that the default is an expression.
    private static readonly string[] Generated = ["AUTO_INCREMENT", "GENERATED", "VIRTUAL", "PERSISTENT"];

    public override async Task<IReadOnlyList<CatalogEntry>> EntriesAsync(
        DbConnection connection,
        string schema,
        CancellationToken cancellationToken
    )
    {
        var tables = await SqlSession
            .QueryAsync(
                connection,
                "SELECT TABLE_NAME, TABLE_TYPE, TABLE_COMMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                    + "COALESCE(NULLIF(@schema, ''), DATABASE()) ORDER BY TABLE_NAME",
                r => new CatalogEntry(
                    Path(schema, r.GetString(0)),
                    r.GetString(0),
                    r.GetString(1).Contains("VIEW", StringComparison.OrdinalIgnoreCase) ? "view" : "table"
                )
                {
                    Label = r.GetString(2) is "VIEW" ? LocalizedText.Empty : LocalizedText.Of(r.GetString(2)),
                },
                cancellationToken,
                ("@schema", schema)
            )
            .ConfigureAwait(false);
        if (schema.Length > 0)
        {
            return tables;
        }

        var schemas = await SqlSession
            .QueryAsync(
                connection,
                "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN ('information_schema', "
                    + "'performance_schema', 'mysql', 'sys') AND NOT SCHEMA_NAME <=> DATABASE() ORDER BY SCHEMA_NAME",
                r => new CatalogEntry(Path("", r.GetString(0)), r.GetString(0), "schema") { HasEntries = true, HasFields = false },
                cancellationToken
            )
            .ConfigureAwait(false);
        return [.. tables, .. schemas];
    }

    protected override string FieldsQuery =>
        "SELECT COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, "
        + "IS_NULLABLE, COLUMN_KEY, EXTRA, COLUMN_COMMENT, COLUMN_DEFAULT IS NULL FROM information_schema.COLUMNS WHERE "
        + "TABLE_SCHEMA = COALESCE(NULLIF(@schema, ''), DATABASE()) AND TABLE_NAME = @table ORDER BY ORDINAL_POSITION";

    /// <summary>Whether the database itself gives a column its value, by the words of EXTRA.</summary>
    public static bool IsGenerated(string extra) => extra.Split(' ').Intersect(Generated, StringComparer.OrdinalIgnoreCase).Any();

    protected override ApiField Field(DbDataReader row)
    {
        var (type, extra, isNullable) = (row.GetString(1).ToLowerInvariant(), row.GetString(8), row.GetString(6) == "YES");
        var isGenerated = IsGenerated(extra);
        var column = MySqlValues.Column(row.GetString(0), type, row.GetValue(2));
        return new ApiField
        {
            Name = column.Name,
            Type = IsBinary(type) ? FieldType.Binary : TypeOf(column.Kind),
            MaxLength = column.MaxLength,
            Precision = Number(row, 3) ?? Number(row, 5),
            Scale = Number(row, 4),
            IsNullable = isNullable,
            IsKey = row.GetString(7) == "PRI",
            IsGenerated = isGenerated,
            Required = !isNullable && !isGenerated && Number(row, 10) == 1,
            Description = LocalizedText.Of(row.GetString(9)),
        };
    }

    private static bool IsBinary(string type) => type is "binary" or "varbinary" or "tinyblob" or "blob" or "mediumblob" or "longblob";
}
