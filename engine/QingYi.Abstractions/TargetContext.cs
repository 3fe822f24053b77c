namespace QingYi;

/// <summary>What the engine passes to a plan to open a target.</summary>
/// <param name="Connection">Address and credentials.</param>
/// <param name="Api">The api to call.</param>
/// <param name="TimeZone">The scheme's zone.</param>
/// <param name="Clock">The engine's clock. Use it instead of the system's clock.</param>
public sealed record TargetContext(Connection Connection, Api Api, TimeZoneInfo TimeZone, TimeProvider Clock)
{
    /// <summary>
    /// Waits until <see cref="Target.RateLimit"/> allows another call to the connection. The engine awaits it before each write; a
    /// connector awaits it before every further call that it makes: log-ins, details of records, look-ups. The default does not wait.
    /// </summary>
    public Func<CancellationToken, Task> Pace { get; init; } = _ => Task.CompletedTask;
}
