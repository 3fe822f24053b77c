namespace QingYi.Connectors.Testing;

/// <summary>A problem that a connector has reported.</summary>
/// <param name="Severity">Whether it keeps the scheme from running.</param>
/// <param name="Code">Its code.</param>
/// <param name="Position">Where it is.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record YamlDraftProblem(ProblemSeverity Severity, string Code, SourcePosition Position, string Message);
