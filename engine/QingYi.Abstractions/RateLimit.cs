namespace QingYi;

/// <summary>The maximum rate of calls to a connection.</summary>
/// <param name="Calls">The number of calls.</param>
/// <param name="Per">The period in which this number of calls is allowed.</param>
public sealed record RateLimit(int Calls, TimeSpan Per);
