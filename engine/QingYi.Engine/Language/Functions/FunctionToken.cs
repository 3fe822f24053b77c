namespace QingYi.Engine.Language.Functions;

/// <summary>A piece of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; of a text, what stands between the quotes, unescaped.</param>
/// <param name="Index">Where it begins in the template.</param>
internal readonly record struct FunctionToken(FunctionTokenKind Kind, string Text, int Index)
{
    public bool Is(string word) =>
        Kind is FunctionTokenKind.Word or FunctionTokenKind.Mark && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
