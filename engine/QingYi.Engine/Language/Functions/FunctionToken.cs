namespace QingYi.Engine.Language.Functions;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The token as written; for a text in quotes, its unescaped content.</param>
/// <param name="Index">The index in the template at which it begins.</param>
internal readonly record struct FunctionToken(FunctionTokenKind Kind, string Text, int Index)
{
    public bool Is(string word) =>
        Kind is FunctionTokenKind.Word or FunctionTokenKind.Mark && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
