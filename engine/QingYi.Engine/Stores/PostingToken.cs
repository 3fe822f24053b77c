namespace QingYi.Engine.Stores;

/// <summary>A token for those who post records to a scheme, without its text.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Name">Who has it.</param>
/// <param name="Made">When it was made.</param>
public sealed record PostingToken(string Scheme, string Name, DateTimeOffset Made);
