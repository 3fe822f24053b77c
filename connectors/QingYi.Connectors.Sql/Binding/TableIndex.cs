namespace QingYi.Connectors.Sql.Binding;

/// <summary>An index of a table, as its catalogue describes it.</summary>
/// <param name="IsUnique">True when no two rows have the same values in its columns.</param>
/// <param name="IsPrimary">True for the primary key.</param>
/// <param name="Columns">The names of its columns, in order; null for an expression.</param>
internal sealed record TableIndex(bool IsUnique, bool IsPrimary, IReadOnlyList<string?> Columns);
