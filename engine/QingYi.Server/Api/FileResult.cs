using QingYi.Engine.Hosting;

namespace QingYi.Server.Api;

/// <summary>What became of a save.</summary>
/// <param name="Outcome">saved, conflict or invalid.</param>
/// <param name="Current">The file as it is now; null: it does not exist.</param>
/// <param name="Problems">The problems of the text.</param>
internal sealed record FileResult(FileOutcome Outcome, FileText? Current, IReadOnlyList<DraftProblem> Problems)
{
    public static FileResult Of(FileSaved saved) => new(saved.Outcome, saved.Current, DraftProblem.Of(saved.Problems));
}
