namespace QingYi.Engine.Hosting;

/// <summary>How a test of a scheme ended.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Difference">How what came out differs from what was expected; null: it does not.</param>
public sealed record TestOutcome(string Name, SourcePosition Position, string? Difference);
