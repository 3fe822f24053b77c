using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Hosting;

/// <summary>Tests a connection: whether the system answers and accepts the credentials.</summary>
/// <param name="catalog">The connectors.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class ConnectionTester(ConnectorCatalog catalog, TimeProvider clock)
{
    /// <summary>Tests the connection, for 30 seconds at most.</summary>
    /// <returns>What was tested, and why it failed (QY5019); null: the test succeeded.</returns>
    public async Task<(LocalizedText Tried, RunFault? Fault)> TestAsync(Connection connection, CancellationToken cancellationToken)
    {
        var connector = catalog.Find(connection.Connector)!.Connector;
        var context = new ConnectionContext(connection, TimeZoneInfo.Utc, clock);
        var (tried, fault) = await ConnectionCall
            .TryAsync(connection, token => connector.TestAsync(context, token), cancellationToken)
            .ConfigureAwait(false);
        return (tried ?? LocalizedText.Empty, fault);
    }
}
