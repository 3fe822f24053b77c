using QingYi.Connectors.Sql.Dialects;

namespace QingYi.Connectors.Sql;

/// <summary>The connector <c>mysql</c>.</summary>
public sealed class MySqlDatabase : Connector
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder)
    {
        builder.Name("mysql", "MySQL", "MySQL 8 与 MariaDB 10.6+。MySQL 8 and MariaDB 10.6 or later.").Options<MySqlOptions>();
        foreach (var api in SqlApis.All)
        {
            builder.Api(api);
        }
    }

    /// <inheritdoc/>
    public override Task<string> TestAsync(Connection connection, TimeProvider clock, CancellationToken cancellationToken) =>
        new MySqlDialect(connection.As<MySqlOptions>(), TimeZoneInfo.Utc, clock).TestAsync(cancellationToken);

    /// <inheritdoc/>
    public override RequestPlan Compile(RequestDraft draft)
    {
        var mode = draft.Connection?.As<MySqlOptions>().SqlMode.ToUpperInvariant() ?? "";
        return SqlApis.Compile(
            draft,
            mode.Contains("ANSI", StringComparison.Ordinal),
            !mode.Contains("NO_BACKSLASH_ESCAPES", StringComparison.Ordinal),
            MySqlDialect.Upsert
        );
    }

    /// <inheritdoc/>
    public override Task<Source> OpenSourceAsync(SourceContext context, CancellationToken cancellationToken) =>
        Task.FromResult(SqlApis.Open(new MySqlDialect(context.Connection.As<MySqlOptions>(), context.TimeZone, context.Clock), context));

    /// <inheritdoc/>
    public override Task<Target> OpenTargetAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult(SqlApis.Open(new MySqlDialect(context.Connection.As<MySqlOptions>(), context.TimeZone, context.Clock), context));
}
