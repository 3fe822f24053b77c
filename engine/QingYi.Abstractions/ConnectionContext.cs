namespace QingYi;

/// <summary>What the engine passes to a connector to test or browse a connection, without any scheme.</summary>
/// <param name="Connection">Address and credentials.</param>
/// <param name="TimeZone">The time zone of the host's users.</param>
/// <param name="Clock">The engine's clock. Use it instead of the system's clock.</param>
public sealed record ConnectionContext(Connection Connection, TimeZoneInfo TimeZone, TimeProvider Clock);
