namespace QingYi.Engine.Stores;

/// <summary>A time at which a schedule starts a scheme.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Lane">The schedule, one of those that the scheme has.</param>
/// <param name="At">The time.</param>
public sealed record Firing(string Scheme, string Lane, DateTimeOffset At);
