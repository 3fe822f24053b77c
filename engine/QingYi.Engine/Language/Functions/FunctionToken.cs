namespace QingYi.Engine.Language.Functions;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The token as written; for a text in quotes, its unescaped content.</param>
/// <param name="Index">The index in the template at which it begins.</param>
internal readonly record struct FunctionToken(FunctionTokenKind Kind, string Text, int Index)
{
    /// <summary>The token for a message that puts it into quotes.</summary>
    public LocalizedText Shown => Kind == FunctionTokenKind.End ? FunctionTexts.TheEnd : LocalizedText.Of(Text);

    public bool Is(string word) =>
        Kind is FunctionTokenKind.Word or FunctionTokenKind.Mark && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
