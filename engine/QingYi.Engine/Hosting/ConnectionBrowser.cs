using System.Text.Json.Nodes;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Hosting;

/// <summary>Lists what the system behind a connection contains: tables and columns, files and sheets. Changes nothing.</summary>
/// <param name="catalog">The connectors.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class ConnectionBrowser(ConnectorCatalog catalog, TimeProvider clock)
{
    /// <summary>Returns the entries below a path. If a connector cannot list any, returns its declared apis.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="path">The path of an entry; empty: the top level.</param>
    /// <param name="cancellationToken">Cancels the call, which takes 30 seconds at most.</param>
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

    /// <summary>
    /// Returns the fields of an entry. If a connector cannot list any, returns the response fields of the api with that name.
    /// </summary>
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

    /// <summary>Returns a draft of a request of an api for an entry.</summary>
    /// <inheritdoc cref="BrowseAsync"/>
    /// <param name="connection">The connection.</param>
    /// <param name="api">The api.</param>
    /// <param name="path">The path of the entry.</param>
    /// <param name="cancellationToken">Cancels the call, which takes 30 seconds at most.</param>
    /// <returns>The content of <c>request:</c>; null: the connector drafts none, or the fault contains the reason.</returns>
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
