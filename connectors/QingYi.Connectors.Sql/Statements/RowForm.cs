namespace QingYi.Connectors.Sql.Statements;

/// <summary>A plain <c>INSERT INTO t (…) VALUES (…)</c>, whose row can stand many times behind VALUES.</summary>
/// <param name="Head">The statement up to and with VALUES.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Between">The row's text around its parameters: one piece more than there are parameters.</param>
internal sealed record RowForm(string Head, IReadOnlyList<string> Columns, IReadOnlyList<string> Between);
