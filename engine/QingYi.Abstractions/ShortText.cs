namespace QingYi;

/// <summary>Cuts off texts for people.</summary>
public static class ShortText
{
    /// <summary>
    /// Returns the text, or, if it is longer, its beginning with <c>…</c> behind it. A character of two UTF-16 units, such as an emoji, is
    /// never cut in two: half of one is no text, and most systems refuse it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most UTF-16 units before the <c>…</c>; at least 1.</param>
    public static string Of(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
