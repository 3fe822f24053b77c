namespace QingYi;

/// <summary>What a target's checkpoint contains about the last delivery of a lane.</summary>
/// <param name="Delivery">The number of the last delivery of which the target committed anything; 0: none.</param>
/// <param name="Outcomes">The outcomes of that delivery's documents, as far as the target committed them.</param>
public sealed record Checkpoint(long Delivery, IReadOnlyList<Outcome> Outcomes);
