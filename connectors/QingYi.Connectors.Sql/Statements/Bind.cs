namespace QingYi.Connectors.Sql.Statements;

/// <summary>A parameter of a statement: one value, or a text put together of several.</summary>
/// <param name="Pieces">What it is made of; a single value is one piece with a name.</param>
/// <param name="Column">The column that takes it, where the statement tells.</param>
internal sealed record Bind(IReadOnlyList<BindPiece> Pieces, string? Column)
{
    public bool IsSingle => Pieces is [{ Name: not null }];
}
