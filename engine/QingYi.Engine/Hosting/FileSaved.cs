using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>What became of a save.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Current">The file as it is now; null: it does not exist.</param>
/// <param name="Problems">The problems of the text that was to be saved.</param>
public sealed record FileSaved(FileOutcome Outcome, FileText? Current, IReadOnlyList<Problem> Problems);
