using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Dialects.Sqlite;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql;

/// <summary>The connector <c>sqlite</c>. It can replace <c>mysql</c> where no server is installed.</summary>
public sealed class SqliteDatabase : SqlDatabase
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder)
    {
        builder.Name("sqlite", LocalizedText.Of("SQLite"), SqlTexts.AboutSqlite).Options<SqliteOptions>().StandsInFor("mysql");
        base.Describe(builder);
    }

    private protected override SqlSyntax Syntax(Connection? connection) => new SqliteSyntax();

    private protected override SqlSession Session(Connection connection, TimeZoneInfo zone, TimeProvider clock) =>
        new SqliteSession(connection.As<SqliteOptions>(), Syntax(connection), zone, clock);
}
