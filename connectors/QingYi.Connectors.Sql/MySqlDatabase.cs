using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Dialects.MySql;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql;

/// <summary>The connector <c>mysql</c>.</summary>
public sealed class MySqlDatabase : SqlDatabase
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder)
    {
        builder.Name("mysql", LocalizedText.Of("MySQL"), SqlTexts.AboutMySql).Options<MySqlOptions>();
        base.Describe(builder);
    }

    private protected override SqlSyntax Syntax(Connection? connection)
    {
        var mode = connection?.As<MySqlOptions>().SqlMode.ToUpperInvariant() ?? "";
        return new MySqlSyntax(
            ansiQuotes: mode.Contains("ANSI", StringComparison.Ordinal),
            backslashEscapes: !mode.Contains("NO_BACKSLASH_ESCAPES", StringComparison.Ordinal)
        );
    }

    private protected override SqlSession Session(Connection connection, TimeZoneInfo zone, TimeProvider clock) =>
        new MySqlSession(connection.As<MySqlOptions>(), Syntax(connection), zone, clock);
}
