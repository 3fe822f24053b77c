using QingYi.Engine.Runs;

namespace QingYi.Engine.Hosting;

/// <summary>Calls a connection for a user who waits: for 30 seconds at most. It returns every failure as QY5019.</summary>
internal static class ConnectionCall
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <returns>The answer, or the fault.</returns>
    public static async Task<(T? Answer, RunFault? Fault)> TryAsync<T>(
        Connection connection,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return (await call(limit.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fails($"no answer within {Duration.Format(Limit)}", "Check the address, and whether a firewall blocks the connection.");
        }
        catch (TransientException e)
        {
            return Fails(e.Text, "Check the address, and whether the system is running.");
        }
        catch (ConnectorException e)
        {
            return Fails(e.Text, e.NextStep);
        }

        (T?, RunFault?) Fails(LocalizedText cause, LocalizedText nextStep) =>
            (default, new RunFault("QY5019", $"{connection.Name}: {cause.WithoutStop}", nextStep));
    }
}
