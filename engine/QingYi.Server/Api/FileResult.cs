using Microsoft.AspNetCore.Http;
using QingYi.Engine.Hosting;

namespace QingYi.Server.Api;

/// <summary>What became of a save.</summary>
/// <param name="Outcome">saved, conflict or invalid.</param>
/// <param name="Current">The file as it is now; null: it does not exist.</param>
/// <param name="Problems">The problems of the text.</param>
internal sealed record FileResult(FileOutcome Outcome, FileText? Current, IReadOnlyList<DraftProblem> Problems)
{
    /// <summary>The status of the answer.</summary>
    public static int Status(FileOutcome outcome) =>
        outcome switch
        {
            FileOutcome.Saved => StatusCodes.Status200OK,
            FileOutcome.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };

    public static FileResult Of(FileSaved saved) => new(saved.Outcome, saved.Current, DraftProblem.Of(saved.Problems));
}
