using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Writing;

namespace QingYi.Connectors.Sql;

/// <summary>The connector <c>mysql</c>.</summary>
public sealed class MySqlDatabase : Connector
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder) => builder
        .Name("mysql", "MySQL", "MySQL 8 与 MariaDB 10.6+。MySQL 8 and MariaDB 10.6 or later.")
        .Options<MySqlOptions>()
        .Api(ExecuteApi.Description);

    /// <inheritdoc/>
    public override RequestPlan Compile(RequestDraft draft)
    {
        var mode = draft.Connection?.As<MySqlOptions>().SqlMode.ToUpperInvariant() ?? "";
        return new ExecuteCompiler(draft, ansiQuotes: mode.Contains("ANSI", StringComparison.Ordinal), backslashEscapes: !mode.Contains("NO_BACKSLASH_ESCAPES", StringComparison.Ordinal)).Compile();
    }

    /// <inheritdoc/>
    public override Task<Target> OpenTargetAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(new ExecuteTarget(new MySqlDialect(context.Connection.As<MySqlOptions>(), context.TimeZone, context.Clock), (ExecutePlan)context.Plan, context));
}
