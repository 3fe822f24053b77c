namespace QingYi.Connectors.Sql.Statements;

/// <summary>An error in a statement that its author must correct.</summary>
internal sealed class SqlSyntaxException(string code, int index, LocalizedText message) : LocalizedException(message)
{
    public string Code { get; } = code;

    public int Index { get; } = index;
}
