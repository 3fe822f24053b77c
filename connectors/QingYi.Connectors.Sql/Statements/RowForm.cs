namespace QingYi.Connectors.Sql.Statements;

/// <summary>A plain <c>INSERT INTO t (…) VALUES (…)</c>, whose row can be repeated after VALUES.</summary>
/// <param name="Head">The statement up to and including VALUES.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Between">The text of the row around its parameters: one piece more than the number of parameters.</param>
internal sealed record RowForm(string Head, IReadOnlyList<string> Columns, IReadOnlyList<string> Between);
