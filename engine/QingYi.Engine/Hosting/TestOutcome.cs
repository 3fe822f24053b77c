namespace QingYi.Engine.Hosting;

/// <summary>The result of a test of a scheme.</summary>
/// <param name="Name">The name of the test.</param>
/// <param name="Position">The position of the test.</param>
/// <param name="Difference">The difference between the result and the expectation; null: none.</param>
public sealed record TestOutcome(string Name, SourcePosition Position, LocalizedText? Difference);
