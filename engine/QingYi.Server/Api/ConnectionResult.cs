using QingYi.Engine.Hosting;

namespace QingYi.Server.Api;

/// <summary>What became of a save of a connection.</summary>
/// <param name="Outcome">saved, conflict or invalid.</param>
/// <param name="Current">The connection as it is now; null: there is none.</param>
/// <param name="Problems">The problems of the environment with it.</param>
internal sealed record ConnectionResult(FileOutcome Outcome, ConnectionDefinition? Current, IReadOnlyList<DraftProblem> Problems)
{
    public static ConnectionResult Of(ConnectionSaved saved) => new(saved.Outcome, saved.Current, DraftProblem.Of(saved.Problems));
}
