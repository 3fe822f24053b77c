using QingYi.Connectors.Sql.Dialects;

namespace QingYi.Connectors.Sql;

/// <summary>The connector <c>sqlite</c>. It stands in for <c>mysql</c> where nothing is installed.</summary>
public sealed class SqliteDatabase : Connector
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder)
    {
        builder
            .Name("sqlite", "SQLite", "内嵌数据库,可代替 MySQL 试运行。An embedded database; runs schemes written for mysql.")
            .Options<SqliteOptions>()
            .StandsInFor("mysql");
        foreach (var api in SqlApis.All)
        {
            builder.Api(api);
        }
    }

    /// <inheritdoc/>
    public override Task<string> TestAsync(Connection connection, TimeProvider clock, CancellationToken cancellationToken) =>
        new SqliteDialect(connection.As<SqliteOptions>(), TimeZoneInfo.Utc, clock).TestAsync(cancellationToken);

    /// <inheritdoc/>
    public override RequestPlan Compile(RequestDraft draft) =>
        SqlApis.Compile(draft, ansiQuotes: false, backslashEscapes: false, SqliteDialect.Upsert);

    /// <inheritdoc/>
    public override Task<Source> OpenSourceAsync(SourceContext context, CancellationToken cancellationToken) =>
        Task.FromResult(SqlApis.Open(new SqliteDialect(context.Connection.As<SqliteOptions>(), context.TimeZone, context.Clock), context));

    /// <inheritdoc/>
    public override Task<Target> OpenTargetAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult(SqlApis.Open(new SqliteDialect(context.Connection.As<SqliteOptions>(), context.TimeZone, context.Clock), context));
}
