using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme file of the host's folder, as it was last read.</summary>
/// <param name="File">Its name.</param>
/// <param name="Scheme">The id of its scheme; null: it could not be read so far.</param>
/// <param name="Version">The version that runs; null: none of it ever could.</param>
/// <param name="Problems">What is wrong with it now. With errors the previous version keeps running.</param>
public sealed record SchemeFile(string File, string? Scheme, string? Version, IReadOnlyList<Problem> Problems)
{
    /// <summary>An error keeps its last change from taking effect.</summary>
    public bool HasErrors => Problems.Any(p => p.Severity == ProblemSeverity.Error);
}
