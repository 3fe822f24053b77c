namespace QingYi;

/// <summary>What a connection is tried and browsed with, without any scheme.</summary>
/// <param name="Connection">Address and credentials.</param>
/// <param name="TimeZone">The zone of the host's people.</param>
/// <param name="Clock">The engine's clock; use it instead of the system's.</param>
public sealed record ConnectionContext(Connection Connection, TimeZoneInfo TimeZone, TimeProvider Clock);
