namespace QingYi.Connectors.Sql.Statements;

/// <summary>A parameter of a statement: one value, or a text assembled from several values.</summary>
/// <param name="Pieces">The parts of the value; a single value is one piece with a name.</param>
/// <param name="Column">The column for the value, if the statement shows it.</param>
internal sealed record Bind(IReadOnlyList<BindPiece> Pieces, string? Column)
{
    public bool IsSingle => Pieces is [{ Name: not null }];
}
