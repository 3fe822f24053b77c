namespace QingYi.Engine.Stores;

/// <summary>A token with which programs post records to a scheme, without its text.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Name">The name of the token, usually that of its holder.</param>
/// <param name="Made">When the token was created.</param>
public sealed record PostingToken(string Scheme, string Name, DateTimeOffset Made);
