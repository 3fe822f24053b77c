namespace QingYi.Server.Commands;

/// <summary>SIGTERM and Ctrl-C, which the command line turns into a cancellation.</summary>
internal static class StopSignal
{
    /// <summary>Completes when the process receives a request to stop.</summary>
    public static async Task RequestedAsync(CancellationToken cancellationToken)
    {
        var requested = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(requested.SetResult).ConfigureAwait(false);
        await requested.Task.ConfigureAwait(false);
    }
}
