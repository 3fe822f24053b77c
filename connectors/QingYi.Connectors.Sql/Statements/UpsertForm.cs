namespace QingYi.Connectors.Sql.Statements;

/// <summary>What stands behind an INSERT so that it updates a row that is there.</summary>
/// <param name="keys">The columns of the key, as written.</param>
/// <param name="others">The other columns, quoted.</param>
internal delegate string UpsertForm(IReadOnlyList<string> keys, IReadOnlyList<string> others);
