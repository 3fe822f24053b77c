using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Hosting;

/// <summary>Tries a connection: whether the system answers and lets it in.</summary>
/// <param name="catalog">The connectors.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class ConnectionTester(ConnectorCatalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Tries it, for 30 seconds at most.</summary>
    /// <returns>What was tried, and why it does not work (QY5019); null: it does.</returns>
    public async Task<(string Tried, RunFault? Fault)> TestAsync(Connection connection, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return (
                await catalog.Find(connection.Connector)!.Connector.TestAsync(connection, clock, limit.Token).ConfigureAwait(false),
                null
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fails(
                connection,
                $"no answer within {Duration.Format(Limit)}",
                "Check the address, and whether a firewall is in the way."
            );
        }
        catch (TransientException e)
        {
            return Fails(connection, e.Message, "Check the address, and whether the system is running.");
        }
        catch (ConnectorException e)
        {
            return Fails(connection, e.Message, e.NextStep);
        }
    }

    private static (string, RunFault) Fails(Connection connection, string cause, string nextStep) =>
        ("", new RunFault("QY5019", $"{connection.Name}: {cause.TrimEnd('.')}", nextStep));
}
