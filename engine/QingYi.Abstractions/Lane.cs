namespace QingYi;

/// <summary>A sequence of deliveries of one scheme into one target, of which one is under way at a time.</summary>
/// <param name="Store">The id of the store that numbers the deliveries.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Number">The lane's number, from 0.</param>
/// <param name="Token">The fencing token of the process that holds the scheme; a higher one wins.</param>
public sealed record Lane(string Store, string Scheme, int Number, long Token);
