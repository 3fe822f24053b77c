namespace QingYi.Server.Terminal;

/// <summary>Cuts off texts for people.</summary>
internal static class ShortText
{
    /// <summary>Returns the text with at most this many characters. No character outside the basic plane is cut in two.</summary>
    public static string Of(string text, int longest) =>
        text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 2]) ? text[..(longest - 2)] + "…"
        : text[..(longest - 1)] + "…";
}
