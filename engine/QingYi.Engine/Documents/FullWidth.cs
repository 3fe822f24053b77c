namespace QingYi.Engine.Documents;

/// <summary>Punctuation as Chinese input methods write it, where the language needs that of ASCII.</summary>
internal static class FullWidth
{
    // The distance of a full-width character from the ASCII one.
    private const int Distance = 0xFEE0;

    /// <summary>Whether a character is such punctuation.</summary>
    public static bool IsMark(char c) =>
        c is '“' or '”' or '‘' or '’' or '。' or '、' || (c is >= '！' and <= '～' && !char.IsLetterOrDigit(c));

    /// <summary>Returns a text with the punctuation of ASCII.</summary>
    public static string ToHalf(string text) => string.Concat(text.Select(ToHalf));

    private static char ToHalf(char c) =>
        c switch
        {
            '“' or '”' => '"',
            '‘' or '’' => '\'',
            '。' => '.',
            '、' => ',',
            _ when IsMark(c) => (char)(c - Distance),
            _ => c,
        };
}
