namespace QingYi;

/// <summary>What the engine passes to a plan to open a source.</summary>
/// <param name="Connection">Address and credentials.</param>
/// <param name="Api">The api to call.</param>
/// <param name="TimeZone">The scheme's zone.</param>
/// <param name="Clock">The engine's clock. Use it instead of the system's clock.</param>
public sealed record SourceContext(Connection Connection, Api Api, TimeZoneInfo TimeZone, TimeProvider Clock)
{
    /// <summary>
    /// Waits until <see cref="Source.RateLimit"/> allows another call to the connection. The engine awaits it before each read; a connector
    /// awaits it before every further call that it makes: log-ins, details of records, look-ups. The default does not wait.
    /// </summary>
    public Func<CancellationToken, Task> Pace { get; init; } = _ => Task.CompletedTask;

    /// <summary>
    /// Receives each call that the source makes, also one that fails, when somebody wants to see them; null, the default: nobody does, and
    /// the connector does nothing for it. The engine masks the connection's secrets; the connector masks others, such as the token of a
    /// log-in, and passes no log-in.
    /// </summary>
    public Action<Exchange>? Observe { get; init; }
}
