namespace QingYi.Engine.Documents;

/// <summary>All problems of a file, so that an author sees them at once.</summary>
public sealed class ProblemList
{
    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, ProblemText> texts = new(StringComparer.Ordinal);

    /// <summary>True when a problem keeps the scheme from running.</summary>
    public bool HasErrors => problems.Exists(p => p.Severity == ProblemSeverity.Error);

    /// <summary>The problems in the order of the file, each once, with their ends and fixes.</summary>
    public IReadOnlyList<Problem> Sorted =>
        [
            .. problems
                .Distinct()
                .OrderBy(p => p.Position.File, StringComparer.Ordinal)
                .ThenBy(p => p.Position.Line)
                .ThenBy(p => p.Position.Column)
                .ThenBy(p => p.Code, StringComparer.Ordinal)
                .Select(p => texts.TryGetValue(p.Position.File, out var text) ? text.Complete(p) : p),
        ];

    /// <summary>Adds an error.</summary>
    public void Error(string code, SourcePosition position, LocalizedText message) => Add(ProblemSeverity.Error, code, position, message);

    /// <summary>Adds a warning.</summary>
    public void Warning(string code, SourcePosition position, LocalizedText message) =>
        Add(ProblemSeverity.Warning, code, position, message);

    /// <summary>Remembers the text to which problems refer.</summary>
    internal void Read(SourceText source, SchemeNode? root) => texts[source.File] = new ProblemText(source, root);

    /// <summary>Adds a problem.</summary>
    public void Add(ProblemSeverity severity, string code, SourcePosition position, LocalizedText message) =>
        problems.Add(new Problem(severity, code, position, message));
}
