using System.Collections.Concurrent;

namespace QingYi.Engine.Runs;

/// <summary>One limit of calls for each connection, shared by all schemes that use it.</summary>
/// <param name="clock">The engine's clock.</param>
public sealed class ConnectionLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SlidingWindow> windows = new(StringComparer.Ordinal);

    /// <summary>Waits until the connection may be called. Those who wait get their turns in order.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="limit">How often it may be called, as its environment says now; null: as often as one likes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitAsync(string connection, RateLimit? limit, CancellationToken cancellationToken) =>
        limit is null
            ? Task.CompletedTask
            : windows.GetOrAdd(connection, _ => new SlidingWindow(clock)).EnterAsync(limit, cancellationToken);
}
