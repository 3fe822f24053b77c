namespace QingYi.Connectors.Testing;

/// <summary>A problem that a connector has reported.</summary>
/// <param name="Severity">Whether it prevents the scheme from running.</param>
/// <param name="Code">Its code.</param>
/// <param name="Position">Its position.</param>
/// <param name="Message">What is wrong, and what to do about it.</param>
public sealed record YamlDraftProblem(ProblemSeverity Severity, string Code, SourcePosition Position, LocalizedText Message);
