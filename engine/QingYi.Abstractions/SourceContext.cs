namespace QingYi;

/// <summary>What a source is opened with.</summary>
/// <param name="Connection">Address and credentials.</param>
/// <param name="Api">The api to call.</param>
/// <param name="TimeZone">The scheme's zone.</param>
/// <param name="Clock">The engine's clock; use it instead of the system's.</param>
public sealed record SourceContext(Connection Connection, Api Api, TimeZoneInfo TimeZone, TimeProvider Clock)
{
    /// <summary>
    /// Waits until the connection may be called again, by <see cref="Source.RateLimit"/>. The engine does so before each read; a connector
    /// does so before every further call that it makes: log-ins, details of records, look-ups. The default does not wait.
    /// </summary>
    public Func<CancellationToken, Task> Pace { get; init; } = _ => Task.CompletedTask;
}
