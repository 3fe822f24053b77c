namespace QingYi.Engine.Hosting;

/// <summary>The difference between two texts of a scheme file, and what it means.</summary>
/// <param name="Lines">All lines of both, each with a sign before it: <c>+</c> added, <c>-</c> removed, a blank: in both. The meaning
/// tells of other line ends, of a line break at the end and of a byte order mark.</param>
/// <param name="Changes">The paths of the values that differ: <c>target.request.main_params.no</c>. Empty: nothing differs, or one of the
/// texts cannot be read.</param>
/// <param name="Meaning">What the change means for the records of the scheme, sentence by sentence.</param>
public sealed record FileComparison(IReadOnlyList<string> Lines, IReadOnlyList<string> Changes, IReadOnlyList<LocalizedText> Meaning)
{
    /// <summary>The paths of the elements of lists that stand at another place among the others: <c>target.request.no</c>. Empty by
    /// default.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];
}
