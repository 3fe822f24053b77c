namespace QingYi.Engine.Documents;

/// <summary>Something wrong with a scheme, an environment or a template.</summary>
/// <param name="Severity">Whether it keeps the scheme from running.</param>
/// <param name="Code">Its code; docs/errors.md has a heading for each.</param>
/// <param name="Position">Where it is.</param>
/// <param name="Message">What is wrong, what was found, and what to do.</param>
public sealed record Problem(ProblemSeverity Severity, string Code, SourcePosition Position, string Message)
{
    /// <summary>MSBuild's form, which editors and CI systems turn into links.</summary>
    public override string ToString() => $"{Position}: {(Severity == ProblemSeverity.Error ? "error" : "warning")} {Code}: {Message}";
}
