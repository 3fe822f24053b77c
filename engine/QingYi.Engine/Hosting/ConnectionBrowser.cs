using System.Text.Json.Nodes;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Hosting;

/// <summary>Looks at what the system behind a connection holds: tables and columns, files and sheets. Changes nothing.</summary>
/// <param name="catalog">The connectors.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class ConnectionBrowser(ConnectorCatalog catalog, TimeProvider clock)
{
    /// <summary>The entries below a path. Where a connector finds none by itself, the apis that it describes.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="path">An entry's path; empty: the top.</param>
    /// <param name="cancellationToken">Ends the call, which takes 30 seconds at most.</param>
    /// <returns>The entries, or why there are none (QY5019).</returns>
    public async Task<(IReadOnlyList<CatalogEntry> Entries, RunFault? Fault)> BrowseAsync(
        Connection connection,
        string path,
        CancellationToken cancellationToken
    )
    {
        var (connector, context) = At(connection);
        var (entries, fault) = await ConnectionCall
            .TryAsync(connection, token => connector.Connector.BrowseAsync(context, path, token), cancellationToken)
            .ConfigureAwait(false);
        return (entries ?? [.. (path.Length > 0 || fault is not null ? [] : connector.Description.Apis).Select(Entry)], fault);
    }

    /// <summary>The fields of an entry. Where a connector finds none by itself, those that the api of that name answers with.</summary>
    /// <inheritdoc cref="BrowseAsync"/>
    /// <returns>The fields, or why there are none (QY5019).</returns>
    public async Task<(IReadOnlyList<ApiField> Fields, RunFault? Fault)> FieldsAsync(
        Connection connection,
        string path,
        CancellationToken cancellationToken
    )
    {
        var (connector, context) = At(connection);
        var (fields, fault) = await ConnectionCall
            .TryAsync(connection, token => connector.Connector.FieldsAsync(context, path, token), cancellationToken)
            .ConfigureAwait(false);
        return (fields ?? connector.Api(path)?.Response ?? [], fault);
    }

    /// <summary>A request of an api over an entry, to begin with.</summary>
    /// <inheritdoc cref="BrowseAsync"/>
    /// <param name="connection">The connection.</param>
    /// <param name="api">The api.</param>
    /// <param name="path">The entry's path.</param>
    /// <param name="cancellationToken">Ends the call, which takes 30 seconds at most.</param>
    /// <returns>What stands below <c>request:</c>; null: the connector makes none, or the fault says why.</returns>
    public async Task<(JsonObject? Request, RunFault? Fault)> DraftAsync(
        Connection connection,
        string api,
        string path,
        CancellationToken cancellationToken
    )
    {
        var (connector, context) = At(connection);
        return await ConnectionCall
            .TryAsync(connection, token => connector.Connector.DraftAsync(context, api, path, token), cancellationToken)
            .ConfigureAwait(false);
    }

    private static CatalogEntry Entry(Api api) => new(api.Name, api.Name, "api") { Label = api.Title, HasFields = api.Response.Count > 0 };

    private (InstalledConnector Connector, ConnectionContext Context) At(Connection connection) =>
        (catalog.Find(connection.Connector)!, new ConnectionContext(connection, TimeZoneInfo.Utc, clock));
}
