namespace QingYi.Connectors.Sql.Statements;

/// <summary>Knows which values a statement can name. Two implementations: an <c>execute</c> block, and plain lists in tests.</summary>
internal interface IBindNames
{
    /// <param name="name">The name as written.</param>
    /// <param name="index">Where it stands in the statement.</param>
    /// <param name="mayBeRecord">The form reaches into the record too.</param>
    /// <exception cref="SqlSyntaxException">Nothing has that name.</exception>
    BindPiece Resolve(string name, int index, bool mayBeRecord);
}
