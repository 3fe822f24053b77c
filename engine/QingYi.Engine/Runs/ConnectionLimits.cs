using System.Collections.Concurrent;

namespace QingYi.Engine.Runs;

/// <summary>One rate limit for each connection, shared by all schemes that use it.</summary>
/// <param name="clock">The engine's clock.</param>
public sealed class ConnectionLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SlidingWindow> windows = new(StringComparer.Ordinal);

    /// <summary>Waits until the rate limit allows a call to the connection. Callers get their turns in order.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="limit">The limit in the current environment; null: no limit.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WaitAsync(string connection, RateLimit? limit, CancellationToken cancellationToken) =>
        limit is null
            ? Task.CompletedTask
            : windows.GetOrAdd(connection, _ => new SlidingWindow(clock)).EnterAsync(limit, cancellationToken);
}
