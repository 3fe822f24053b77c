using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Reading;
using QingYi.Connectors.Sql.Statements;
using QingYi.Connectors.Sql.Writing;

namespace QingYi.Connectors.Sql;

/// <summary>A database: the apis are the same for every database, only the dialect differs.</summary>
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
    public override Task<LocalizedText> TestAsync(ConnectionContext context, CancellationToken cancellationToken) =>
        Open(context)
            .AloneAsync(
                c =>
                    Task.FromResult(
                        c.Database.Length > 0 ? SqlTexts.ConnectedTo(c.ServerVersion, c.Database) : SqlTexts.Connected(c.ServerVersion)
                    ),
                cancellationToken
            );

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<CatalogEntry>?> BrowseAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    )
    {
        var session = Open(context);
        var (above, schema) = path.Length == 0 ? ("", "") : session.Catalog.Split(path);
        if (above.Length > 0)
        {
            // Only a table has a schema, and nothing is below it.
            return [];
        }

        var entries = await session
            .AloneAsync(c => session.Catalog.EntriesAsync(c, schema, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return [.. entries.Take(MostEntries)];
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<ApiField>?> FieldsAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    )
    {
        var session = Open(context);
        var (schema, table) = session.Catalog.Split(path);
        return await FieldsAsync(session, schema, table, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<JsonObject?> DraftAsync(
        ConnectionContext context,
        string api,
        string path,
        CancellationToken cancellationToken
    )
    {
        var session = Open(context);
        var (schema, table) = session.Catalog.Split(path);
        var fields = await FieldsAsync(session, schema, table, cancellationToken).ConfigureAwait(false);
        return new SqlDrafts(session.Syntax, session.Catalog.Path(schema, table), fields).Of(api);
    }

    /// <inheritdoc/>
    public override SourcePlan CompileSource(RequestDraft draft) =>
        new SelectCompiler(draft, Syntax(draft.Connection)).Compile(c => Session(c.Connection, c.TimeZone, c.Clock));

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

    /// <summary>Returns the SQL of the database.</summary>
    /// <param name="connection">The connection; null: unknown, so the server's defaults apply.</param>
    private protected abstract SqlSyntax Syntax(Connection? connection);

    /// <summary>Returns a session for a connection.</summary>
    private protected abstract SqlSession Session(Connection connection, TimeZoneInfo zone, TimeProvider clock);

    private static Task<IReadOnlyList<ApiField>> FieldsAsync(
        SqlSession session,
        string schema,
        string table,
        CancellationToken cancellationToken
    ) =>
        session.AloneAsync(
            async connection =>
            {
                var fields = await session.Catalog.FieldsAsync(connection, schema, table, cancellationToken).ConfigureAwait(false);
                if (fields.Count > 0)
                {
                    return fields;
                }

                var known = await session.Catalog.EntriesAsync(connection, schema, cancellationToken).ConfigureAwait(false);
                throw new ConnectorException(SqlTexts.NoTable(table), SqlTexts.CorrectTable(table, known.Select(k => k.Name)));
            },
            cancellationToken
        );

    private SqlSession Open(ConnectionContext context) => Session(context.Connection, context.TimeZone, context.Clock);

    private SqlSession Open(TargetContext context) => Session(context.Connection, context.TimeZone, context.Clock);
}
