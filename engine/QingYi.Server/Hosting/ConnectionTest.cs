using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;

namespace QingYi.Server.Hosting;

/// <summary>Tries a connection.</summary>
internal static class ConnectionTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>What was tried, and why it does not work; null: it does.</summary>
    public static async Task<(string Tried, RunFault? Fault)> RunAsync(ConnectorCatalog catalog, Connection connection, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return (await catalog.Find(connection.Connector)!.Connector.TestAsync(connection, clock, limit.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ("", new RunFault("QY5019", $"{connection.Name}: no answer within {Duration.Format(Limit)}", "Check the address, and whether a firewall is in the way."));
        }
        catch (TransientException e)
        {
            return ("", new RunFault("QY5019", $"{connection.Name}: {e.Message.TrimEnd('.')}", "Check the address, and whether the system is running."));
        }
        catch (ConnectorException e)
        {
            return ("", new RunFault("QY5019", $"{connection.Name}: {e.Message.TrimEnd('.')}", e.NextStep));
        }
    }
}
