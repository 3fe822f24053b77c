namespace QingYi.Connectors.Sql.Statements;

/// <summary>A part of a bound value.</summary>
/// <param name="Name">The name of the value; null: the piece is <paramref name="Text"/>.</param>
/// <param name="Scope">The place of the value.</param>
/// <param name="Text">The literal text, for a piece without a name.</param>
/// <param name="Default">The value that replaces null.</param>
internal sealed record BindPiece(string? Name, BindScope Scope, string Text, DefaultValue Default);
