namespace QingYi;

/// <summary>What a target knows of the last delivery of a lane.</summary>
/// <param name="Delivery">The number of the last delivery that committed anything; 0: none.</param>
/// <param name="Outcomes">What became of that delivery's documents, as far as it was committed.</param>
public sealed record Checkpoint(long Delivery, IReadOnlyList<Outcome> Outcomes);
