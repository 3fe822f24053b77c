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
    /// <summary>The name of the text that it is a problem of: the scheme's or the environment's file.</summary>
    public string File { get; init; } = "";

    /// <summary>The first character of its part of the text, counted from 0 in UTF-16 units.</summary>
    public int Start { get; init; }

    /// <summary>The one behind the last.</summary>
    public int End { get; init; }

    /// <summary>The values in the message by name.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>What an editor can do about it: changes of the text, the best first.</summary>
    public IReadOnlyList<ProblemFix> Fixes { get; init; } = [];

    public static IReadOnlyList<DraftProblem> Of(IReadOnlyList<Problem> problems) =>
        [
            .. problems.Select(p => new DraftProblem(p.Code, p.Severity, p.Position.Line, p.Position.Column, p.Message)
            {
                File = p.Position.File,
                Start = p.Start,
                End = p.End,
                Arguments = p.Arguments,
                Fixes = p.Fixes,
            }),
        ];
}
