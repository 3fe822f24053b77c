namespace QingYi.Connectors.Sql.Statements;

/// <summary>
/// Resolves the names of values that a statement can use. The implementations are an <c>execute</c> block, a <c>select</c>, and plain lists
/// in tests.
/// </summary>
internal interface IBindNames
{
    /// <param name="name">The name as written.</param>
    /// <param name="index">Its index in the statement.</param>
    /// <param name="mayBeRecord">True when the form of the name can also refer to the record.</param>
    /// <exception cref="SqlSyntaxException">No value has this name.</exception>
    BindPiece Resolve(string name, int index, bool mayBeRecord);
}
