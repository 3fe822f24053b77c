using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme file of the host's folder, as the host last read it.</summary>
/// <param name="File">Its name.</param>
/// <param name="Scheme">The id of its scheme; null: the host has not been able to read it so far.</param>
/// <param name="Version">The version that the host runs; null: no version was valid so far.</param>
/// <param name="Problems">The current problems of the file. With errors the previous version keeps running.</param>
public sealed record SchemeFile(string File, string? Scheme, string? Version, IReadOnlyList<Problem> Problems)
{
    /// <summary>True when an error keeps the last change from taking effect.</summary>
    public bool HasErrors => Problems.Any(p => p.Severity == ProblemSeverity.Error);
}
