namespace QingYi.Engine.Hosting;

/// <summary>The difference between two texts of a scheme file, and what it means.</summary>
/// <param name="Lines">All lines of both, each with a sign before it: <c>+</c> added, <c>-</c> removed, a blank: in both.</param>
/// <param name="Changes">The paths of the values that differ: <c>target.request.main_params.no</c>. Empty: nothing differs, or one of the
/// texts cannot be read.</param>
/// <param name="Meaning">What the change means for the records of the scheme, sentence by sentence.</param>
public sealed record FileComparison(IReadOnlyList<string> Lines, IReadOnlyList<string> Changes, IReadOnlyList<LocalizedText> Meaning);
