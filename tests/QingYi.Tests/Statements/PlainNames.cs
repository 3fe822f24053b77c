using QingYi.Connectors.Sql.Dialects.MySql;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Tests.Statements;

/// <summary>A plain list of names that a statement can bind.</summary>
internal sealed class PlainNames(params string[] names) : IBindNames
{
    /// <summary>The SQL of MySQL with its default settings.</summary>
    public static SqlSyntax Syntax { get; } = new MySqlSyntax(ansiQuotes: false, backslashEscapes: true);

    public BindPiece Resolve(string name, int index, bool mayBeRecord) =>
        name == "lastInsertId" ? new BindPiece(name, BindScope.LastInsertId, "", DefaultValue.Null)
        : mayBeRecord || names.Contains(name) ? new BindPiece(name, BindScope.Own, "", DefaultValue.Null)
        : throw new SqlSyntaxException("QY3004", index, $"no parameter is called '{name}'");
}
