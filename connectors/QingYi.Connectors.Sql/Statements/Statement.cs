namespace QingYi.Connectors.Sql.Statements;

/// <summary>A compiled statement. Immutable. Every value in it is bound.</summary>
internal sealed record Statement
{
    /// <summary>The statement with <see cref="SqlSyntax.Marker"/> for each parameter.</summary>
    public required string Sql { get; init; }

    /// <summary>The same with <c>?</c> for each parameter, for people.</summary>
    public required string Shown { get; init; }

    /// <summary>The verb in upper case.</summary>
    public required string Verb { get; init; }

    /// <summary>True when the verb is one of <see cref="SqlSyntax.InsertingVerbs"/>.</summary>
    public required bool Inserts { get; init; }

    /// <summary>The schema of the table that the statement writes; empty: the connection's own.</summary>
    public required string Schema { get; init; }

    /// <summary>The table that the statement writes; empty: unknown.</summary>
    public required string Table { get; init; }

    /// <summary>Returns the table's name with its schema, each in quotes.</summary>
    public string Name(Func<string, string> quote) => string.Join('.', new[] { Schema, Table }.Where(n => n.Length > 0).Select(quote));

    public required IReadOnlyList<Bind> Binds { get; init; }

    /// <summary>The form for many rows in one statement; null: the statement has none.</summary>
    public RowForm? Rows { get; init; }

    /// <summary>Why <see cref="Rows"/> is null, for people.</summary>
    public LocalizedText RowsObstacle { get; init; } = LocalizedText.Empty;

    /// <summary>True when the statement uses the key that the main statement generated.</summary>
    public bool NeedsKey => Binds.Any(b => b.Pieces.Any(p => p.Scope == BindScope.LastInsertId));
}
