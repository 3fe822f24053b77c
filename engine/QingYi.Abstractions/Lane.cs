namespace QingYi;

/// <summary>A sequence of deliveries of one scheme to one target; at most one of them is open at a time.</summary>
/// <param name="Store">The id of the store that numbers the deliveries.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Number">The number of the lane, from 0.</param>
/// <param name="Token">The fencing token of the process that holds the scheme; a target accepts only the highest one.</param>
public sealed record Lane(string Store, string Scheme, int Number, long Token);
