using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql;

/// <summary>The connector <c>mysql</c>.</summary>
public sealed class MySqlDatabase : SqlDatabase
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder)
    {
        builder.Name("mysql", "MySQL", "MySQL 8 与 MariaDB 10.6+。MySQL 8 and MariaDB 10.6 or later.").Options<MySqlOptions>();
        base.Describe(builder);
    }

    private protected override SqlSyntax Syntax(Connection? connection)
    {
        var mode = connection?.As<MySqlOptions>().SqlMode.ToUpperInvariant() ?? "";
        return new SqlSyntax(
            mode.Contains("ANSI", StringComparison.Ordinal),
            !mode.Contains("NO_BACKSLASH_ESCAPES", StringComparison.Ordinal),
            MySqlDialect.Upsert
        );
    }

    private protected override SqlDialect Dialect(Connection connection, TimeZoneInfo zone, TimeProvider clock) =>
        new MySqlDialect(connection.As<MySqlOptions>(), zone, clock);
}
