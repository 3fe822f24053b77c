using System.Text;

namespace QingYi.Engine.Language.Functions;

/// <summary>Text functions that count characters, not UTF-16 code units.</summary>
internal static class FunctionStrings
{
    private const int Longest = 4 * 1024 * 1024;

    /// <summary>Returns a part of the text. The place counts from 1, or from the end when it is negative.</summary>
    public static string Slice(string text, decimal place, decimal length)
    {
        var runes = text.EnumerateRunes().ToArray();
        var start =
            place > 0 ? place - 1
            : place < 0 ? runes.Length + place
            : runes.Length;
        if (start < 0 || start >= runes.Length || length <= 0)
        {
            return "";
        }

        return Text(runes.AsSpan((int)start, (int)Math.Min(length, runes.Length - start)));
    }

    public static int Length(string text) => text.EnumerateRunes().Count();

    public static string Reverse(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        Array.Reverse(runes);
        return Text(runes);
    }

    public static FunctionValue Pad(FunctionValue value, decimal length, string with, bool left)
    {
        var size = Length(value.ToText());
        if (length < 0 || length > Longest)
        {
            return FunctionValue.Null;
        }

        if (size >= length)
        {
            return FunctionValue.From(Slice(value.ToText(), 1, length));
        }

        if (with.Length == 0)
        {
            return FunctionValue.Null;
        }

        var missing = (int)length - size;
        var filling = Slice(Repeat(with, (missing / Length(with)) + 1), 1, missing);
        return FunctionValue.From(left ? filling + value.ToText() : value.ToText() + filling);
    }

    public static string Repeat(string text, decimal count) =>
        count * text.Length <= Longest
            ? new StringBuilder().Insert(0, text, (int)Math.Max(0, count)).ToString()
            : throw new FunctionException(FunctionTexts.TooLong(Longest));

    /// <summary>Returns the position, counted from 1 and case-insensitive; 0: not found.</summary>
    public static decimal Locate(string wanted, string text, decimal from)
    {
        var skipped = Slice(text, 1, from - 1);
        if (from < 1 || Length(skipped) < from - 1 || (from > 1 && skipped.Length == text.Length))
        {
            return 0;
        }

        var found = text.IndexOf(wanted, skipped.Length, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? 0 : Length(text[..found]) + 1;
    }

    public static string SubstringIndex(string text, string separator, decimal count)
    {
        if (separator.Length == 0 || count == 0)
        {
            return "";
        }

        var parts = text.Split(separator);
        return Math.Abs(count) >= parts.Length ? text
            : count > 0 ? string.Join(separator, parts[..(int)count])
            : string.Join(separator, parts[^(int)-count..]);
    }

    public static string Trim(string text, string what, bool leading, bool trailing)
    {
        while (leading && what.Length > 0 && text.StartsWith(what, StringComparison.Ordinal))
        {
            text = text[what.Length..];
        }

        while (trailing && what.Length > 0 && text.EndsWith(what, StringComparison.Ordinal))
        {
            text = text[..^what.Length];
        }

        return text;
    }

    private static string Text(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder();
        foreach (var rune in runes)
        {
            text.Append(rune);
        }

        return text.ToString();
    }
}
