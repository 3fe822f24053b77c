namespace QingYi.Connectors.Sql.Statements;

/// <summary>A compiled statement; immutable. Every value in it is bound.</summary>
internal sealed record Statement
{
    /// <summary>The statement with <see cref="SqlSyntax.Marker"/> for each parameter.</summary>
    public required string Sql { get; init; }

    /// <summary>The same with <c>?</c> for each parameter, for people.</summary>
    public required string Shown { get; init; }

    /// <summary>The verb in upper case.</summary>
    public required string Verb { get; init; }

    /// <summary>The schema of the table that is written; empty: the connection's own.</summary>
    public required string Schema { get; init; }

    /// <summary>The table that is written; empty when the statement does not tell.</summary>
    public required string Table { get; init; }

    /// <summary>The table's name with its schema, each in quotes.</summary>
    public string Name(Func<string, string> quote) => string.Join('.', new[] { Schema, Table }.Where(n => n.Length > 0).Select(quote));

    public required IReadOnlyList<Bind> Binds { get; init; }

    /// <summary>The form in which many rows are one statement; null: it has none.</summary>
    public RowForm? Rows { get; init; }

    /// <summary>Why <see cref="Rows"/> is null, for people.</summary>
    public string RowsObstacle { get; init; } = "";

    /// <summary>The statement names the key that the main one generated.</summary>
    public bool NeedsKey => Binds.Any(b => b.Pieces.Any(p => p.Scope == BindScope.LastInsertId));
}
