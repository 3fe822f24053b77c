using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Reading;
using QingYi.Connectors.Sql.Statements;
using QingYi.Connectors.Sql.Writing;

namespace QingYi.Connectors.Sql;

/// <summary>A database: the apis are the same for every one, its dialect differs.</summary>
public abstract class SqlDatabase : Connector
{
    private protected SqlDatabase() { }

    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder)
    {
        foreach (var api in SqlApis.All)
        {
            builder.Api(api);
        }
    }

    /// <inheritdoc/>
    public override Task<string> TestAsync(Connection connection, TimeProvider clock, CancellationToken cancellationToken) =>
        Dialect(connection, TimeZoneInfo.Utc, clock).TestAsync(cancellationToken);

    /// <inheritdoc/>
    public override SourcePlan CompileSource(RequestDraft draft) =>
        new SelectCompiler(draft, Syntax(draft.Connection)).Compile(c => Dialect(c.Connection, c.TimeZone, c.Clock));

    /// <inheritdoc/>
    public override TargetPlan CompileTarget(RequestDraft draft)
    {
        var syntax = Syntax(draft.Connection);
        return draft.Api.Name switch
        {
            "batchexecute" => new BatchCompiler(draft, syntax).Compile(Open),
            "insert" or "update" or "upsert" => new ColumnsCompiler(draft, syntax).Compile(Open),
            _ => new ExecuteCompiler(draft, syntax).Compile(Open),
        };
    }

    /// <summary>What its statements look like.</summary>
    /// <param name="connection">The connection; null: none is known, so the server's defaults hold.</param>
    private protected abstract SqlSyntax Syntax(Connection? connection);

    /// <summary>Speaks to the database.</summary>
    private protected abstract SqlDialect Dialect(Connection connection, TimeZoneInfo zone, TimeProvider clock);

    private SqlDialect Open(TargetContext context) => Dialect(context.Connection, context.TimeZone, context.Clock);
}
