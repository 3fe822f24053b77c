namespace QingYi.Engine.Stores;

/// <summary>A moment at which a schedule wants a scheme to run.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Lane">Which of its schedules.</param>
/// <param name="At">The moment.</param>
public sealed record Firing(string Scheme, string Lane, DateTimeOffset At);
