using QingYi.Engine.Documents;

namespace QingYi.Server.Api;

/// <summary>A problem of a scheme's text.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Severity">error, warning or hint.</param>
/// <param name="Line">Its line, from 1; 0: the text as a whole.</param>
/// <param name="Column">Its column in characters, from 1.</param>
/// <param name="Message">What is wrong, and what to do.</param>
internal sealed record DraftProblem(string Code, ProblemSeverity Severity, int Line, int Column, LocalizedText Message)
{
    public static IReadOnlyList<DraftProblem> Of(IReadOnlyList<Problem> problems) =>
        [.. problems.Select(p => new DraftProblem(p.Code, p.Severity, p.Position.Line, p.Position.Column, p.Message))];
}
