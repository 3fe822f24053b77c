namespace QingYi.Connectors.Sql.Statements;

/// <summary>A compiled statement; immutable. Every value in it is bound.</summary>
internal sealed class Statement
{
    /// <summary>Marks parameters in <see cref="Sql"/>: <c>@qy0</c>, <c>@qy1</c> …</summary>
    public const string Marker = "@qy";

    public required string Sql { get; init; }

    /// <summary>The same with <c>?</c> for each parameter, for people.</summary>
    public required string Shown { get; init; }

    /// <summary>The verb in upper case.</summary>
    public required string Verb { get; init; }

    /// <summary>The schema of the table that is written; empty: the connection's own.</summary>
    public required string Schema { get; init; }

    /// <summary>The table that is written; empty when the statement does not tell.</summary>
    public required string Table { get; init; }

    public required IReadOnlyList<Bind> Binds { get; init; }

    public bool NeedsKey => Binds.Any(b => b.Pieces.Any(p => p.Scope == BindScope.LastInsertId));
}
