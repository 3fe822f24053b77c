using System.Text.RegularExpressions;

namespace QingYi.Engine.Hosting;

/// <summary>What of a text is in none of its lines.</summary>
/// <param name="Body">The text without the others.</param>
/// <param name="HasMark">Whether it begins with a byte order mark.</param>
/// <param name="HasLastBreak">Whether its last line has a line break.</param>
/// <param name="Breaks">The line breaks between its lines.</param>
internal sealed partial record TextFrame(string Body, bool HasMark, bool HasLastBreak, IReadOnlyList<string> Breaks)
{
    private const char Mark = '\uFEFF';

    public static TextFrame Of(string text)
    {
        var hasMark = text.StartsWith(Mark);
        var plain = hasMark ? text[1..] : text;
        var last = LastBreak().Match(plain);
        var body = plain[..^last.Length];
        return new TextFrame(body, hasMark, last.Success, [.. Break().Matches(body).Select(m => m.Value)]);
    }

    /// <param name="text">The text afterwards.</param>
    /// <param name="hasSameLines">True: the line breaks are compared one by one; false: only which ones there are.</param>
    public IEnumerable<LocalizedText> DifferencesTo(TextFrame text, bool hasSameLines)
    {
        var isSame = hasSameLines ? Breaks.SequenceEqual(text.Breaks) : Kind == text.Kind || Breaks.Count == 0 || text.Breaks.Count == 0;
        if (!isSame)
        {
            yield return FileTexts.LineEnds(Kind, text.Kind);
        }

        if (HasLastBreak != text.HasLastBreak)
        {
            yield return FileTexts.LastLineBreak(text.HasLastBreak);
        }

        if (HasMark != text.HasMark)
        {
            yield return FileTexts.ByteOrderMark(text.HasMark);
        }
    }

    private string Kind =>
        string.Join(
            '+',
            Breaks
                .Distinct()
                .Select(b => b.Replace("\r", "CR", StringComparison.Ordinal).Replace("\n", "LF", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    [GeneratedRegex(@"(?:\r\n|\n|\r)\z")]
    private static partial Regex LastBreak();

    [GeneratedRegex(@"\r\n|\n|\r")]
    private static partial Regex Break();
}
