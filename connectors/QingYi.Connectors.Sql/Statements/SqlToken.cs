namespace QingYi.Connectors.Sql.Statements;

/// <summary>A piece of a statement.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written, quotes and brackets included.</param>
/// <param name="Index">Where it begins.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Index)
{
    /// <summary>Whether it is that keyword or punctuation mark.</summary>
    public bool Is(string word) => Kind is SqlTokenKind.Word or SqlTokenKind.Mark && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
