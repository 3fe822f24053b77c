namespace QingYi;

/// <summary>What a target is opened with.</summary>
/// <param name="Connection">Address and credentials.</param>
/// <param name="Api">The api to call.</param>
/// <param name="Plan">What <see cref="Connector.Compile"/> returned for this version of the scheme.</param>
/// <param name="TimeZone">The scheme's zone.</param>
/// <param name="Clock">The engine's clock; use it instead of the system's.</param>
public sealed record TargetContext(Connection Connection, Api Api, RequestPlan Plan, TimeZoneInfo TimeZone, TimeProvider Clock);
