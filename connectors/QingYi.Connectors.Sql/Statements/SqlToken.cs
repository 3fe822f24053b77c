namespace QingYi.Connectors.Sql.Statements;

/// <summary>A token of a statement.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The token as written, including quotes and brackets.</param>
/// <param name="Index">Its index in the statement.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Index)
{
    /// <summary>Whether the token is this keyword or punctuation mark.</summary>
    public bool Is(string word) => Kind is SqlTokenKind.Word or SqlTokenKind.Mark && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
