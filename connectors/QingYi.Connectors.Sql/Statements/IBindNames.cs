namespace QingYi.Connectors.Sql.Statements;

/// <summary>Resolves the names of values that a statement can use. Each kind of api implements it, and tests do.</summary>
internal interface IBindNames
{
    /// <param name="name">The name as written.</param>
    /// <param name="index">Its index in the statement.</param>
    /// <param name="mayBeRecord">True when the form of the name can also refer to the record.</param>
    /// <exception cref="SqlSyntaxException">No value has this name.</exception>
    BindPiece Resolve(string name, int index, bool mayBeRecord);
}
