namespace QingYi;

/// <summary>How often a connection may be called.</summary>
/// <param name="Calls">The number of calls.</param>
/// <param name="Per">The time in which they may be made.</param>
public sealed record RateLimit(int Calls, TimeSpan Per);
