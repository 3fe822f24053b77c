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
            return Fails(HostingTexts.NoAnswer(Duration.Format(Limit)), HostingTexts.CheckFirewall);
        }
        catch (TransientException e)
        {
            return Fails(e.Text, HostingTexts.CheckAddress);
        }
        catch (ConnectorException e)
        {
            return Fails(e.Text, e.NextStep);
        }

        (T?, RunFault?) Fails(LocalizedText cause, LocalizedText nextStep) =>
            (default, new RunFault("QY5019", HostingTexts.ConnectionFails(connection.Name, cause), nextStep));
    }
}
