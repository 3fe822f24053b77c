namespace QingYi.Engine.Documents;

/// <summary>A problem of a scheme, an environment or a template.</summary>
/// <param name="Severity">Whether it keeps the scheme from running.</param>
/// <param name="Code">Its code; docs/errors.md has a heading for each.</param>
/// <param name="Position">Its place.</param>
/// <param name="Message">What is wrong, what was found, and what the user can do about it.</param>
public sealed record Problem(ProblemSeverity Severity, string Code, SourcePosition Position, LocalizedText Message)
{
    /// <summary>The first character of its part of the text, counted from 0 in UTF-16 units.</summary>
    public int Start { get; init; }

    /// <summary>The one behind the last; equal to <see cref="Start"/> for a problem of no certain place.</summary>
    public int End { get; init; }

    /// <summary>The values in the message by name: <c>key</c>, <c>known</c>, <c>suggestion</c> …</summary>
    public IReadOnlyDictionary<string, string> Arguments => Message.Arguments;

    /// <summary>What an editor can do about it, the best first; often nothing.</summary>
    public IReadOnlyList<ProblemFix> Fixes { get; init; } = [];

    /// <summary>The problem in one line, in English as MSBuild formats it: editors and CI systems turn this into links.</summary>
    public LocalizedText Text => Line(Severity, $"{Position}", Code, Message);

    /// <summary>Returns the line of something that is not a problem of a file.</summary>
    /// <param name="severity">Whether something failed.</param>
    /// <param name="place">What the line is about.</param>
    /// <param name="code">The code.</param>
    /// <param name="message">What is wrong.</param>
    public static LocalizedText Line(ProblemSeverity severity, string place, string code, LocalizedText message) =>
        severity == ProblemSeverity.Error ? DocumentTexts.ErrorLine(place, code, message) : DocumentTexts.WarningLine(place, code, message);

    /// <summary>Returns <see cref="Text"/> in the language of the current user.</summary>
    public override string ToString() => Text.ToString();
}
