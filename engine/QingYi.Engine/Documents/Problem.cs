namespace QingYi.Engine.Documents;

/// <summary>A problem of a scheme, an environment or a template.</summary>
/// <param name="Severity">Whether it keeps the scheme from running.</param>
/// <param name="Code">Its code; docs/errors.md has a heading for each.</param>
/// <param name="Position">Its place.</param>
/// <param name="Message">What is wrong, what was found, and what the user can do about it.</param>
public sealed record Problem(ProblemSeverity Severity, string Code, SourcePosition Position, LocalizedText Message)
{
    /// <summary>Formats the problem as MSBuild does; editors and CI systems turn this into links.</summary>
    public override string ToString() => $"{Position}: {(Severity == ProblemSeverity.Error ? "error" : "warning")} {Code}: {Message}";
}
