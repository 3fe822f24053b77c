using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Writing;

namespace QingYi.Connectors.Sql;

/// <summary>The connector <c>sqlite</c>. It stands in for <c>mysql</c> where nothing is installed.</summary>
public sealed class SqliteDatabase : Connector
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder) => builder
        .Name("sqlite", "SQLite", "内嵌数据库,可代替 MySQL 试运行。An embedded database; runs schemes written for mysql.")
        .Options<SqliteOptions>()
        .Api(ExecuteApi.Description)
        .StandsInFor("mysql");

    /// <inheritdoc/>
    public override RequestPlan Compile(RequestDraft draft) => new ExecuteCompiler(draft, ansiQuotes: false, backslashEscapes: false).Compile();

    /// <inheritdoc/>
    public override Task<Target> OpenTargetAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(new ExecuteTarget(new SqliteDialect(context.Connection.As<SqliteOptions>(), context.TimeZone, context.Clock), (ExecutePlan)context.Plan, context));
}
