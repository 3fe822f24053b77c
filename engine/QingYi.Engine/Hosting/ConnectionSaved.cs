using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>What became of a save of a connection.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Current">The connection as it is now; null: there is none.</param>
/// <param name="Problems">The problems of the environment with the connection that was to be saved.</param>
public sealed record ConnectionSaved(FileOutcome Outcome, ConnectionDefinition? Current, IReadOnlyList<Problem> Problems);
