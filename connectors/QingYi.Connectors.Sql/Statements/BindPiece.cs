namespace QingYi.Connectors.Sql.Statements;

/// <summary>A part of a bound value.</summary>
/// <param name="Name">The name of the value; null: <paramref name="Text"/> as it is.</param>
/// <param name="Scope">Where the value is found.</param>
/// <param name="Text">The literal text, for a piece without a name.</param>
/// <param name="Default">What holds when the value is null.</param>
internal sealed record BindPiece(string? Name, BindScope Scope, string Text, DefaultValue Default);
