using System.Buffers;
using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>Compiles the content of a placeholder: a path or a constant with filters, otherwise a Scriban expression.</summary>
internal sealed class PlaceholderParser(RecordPlan plan)
{
    private static readonly SearchValues<char> Strange = SearchValues.Create("#@$\\:：；;");
    private static readonly string[] Words = ["true", "false", "null", "this"];

    /// <summary>Returns the path that a text contains, with or without braces; null: it is not a path.</summary>
    public static string? PathOf(string text)
    {
        var bare = text.Trim().Trim('{', '}').Trim();
        return bare.Length > 0 && NameLength(bare) == bare.Length ? bare : null;
    }

    /// <summary>
    /// Returns the length of the name at the beginning of the text: letters and digits of any script, <c>_ . [n]</c>, and <c>-</c> without
    /// spaces; any other name must be in backticks, with a backtick inside it doubled.
    /// </summary>
    public static int NameLength(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] == RecordPath.Quote && (i == 0 || text[i - 1] == '.') && QuotedLength(text[i..]) is > 2 and var quoted)
            {
                i += quoted;
            }
            else if (char.IsLetterOrDigit(text[i]) || text[i] == '_' || char.IsSurrogate(text[i]))
            {
                i++;
            }
            else if (
                i > 0
                && text[i] is '.' or '-'
                && i + 1 < text.Length
                && (char.IsLetterOrDigit(text[i + 1]) || text[i + 1] == '_' || (text[i] == '.' && text[i + 1] == RecordPath.Quote))
            )
            {
                i++;
            }
            else if (i > 0 && text[i] == '[' && IndexLength(text[i..]) is > 0 and var length)
            {
                i += length;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <param name="inner">The text between the brackets.</param>
    /// <param name="offset">The index in the template at which it begins.</param>
    public Template Parse(string inner, int offset)
    {
        var start = inner.Length - inner.TrimStart().Length;
        var text = inner.Trim();
        offset += start;
        if (text.Length == 0)
        {
            throw new TemplateException("QY2004", offset, LanguageTexts.EmptyPlaceholder);
        }

        Misread(text, offset);
        var name = text[..NameLength(text)];
        if (name.Length == 0 || IsExpression(name))
        {
            return Scriban(text, offset);
        }

        var rest = text[name.Length..];
        var gap = rest.Length - rest.TrimStart().Length;
        var filters = new FilterReader(rest.TrimStart(), offset + name.Length + gap);
        return filters.Read(afterSpace: gap > 0) is { } found ? Filtered(name, offset, found) : Scriban(text, offset);
    }

    // The length up to the closing backtick, skipping doubled ones; 0: none.
    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != RecordPath.Quote)
            {
                continue;
            }

            if (i + 1 == text.Length || text[i + 1] != RecordPath.Quote)
            {
                return i + 1;
            }

            i++;
        }

        return 0;
    }

    // Rejects names, as files and tables have them, that Scriban would read as something else: a comment, a number, a list. No author
    // intends that, and it would deliver null.
    private static void Misread(string text, int offset)
    {
        var isNumber = text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        var strange = text.AsSpan().IndexOfAny('"', '\'', '`') < 0 ? text.AsSpan().IndexOfAny(Strange) : -1;
        var isName =
            strange > 0
            && NameLength(text) == strange
            && (strange + 1 == text.Length || char.IsLetterOrDigit(text[strange + 1]) || text[strange + 1] is ' ' or '_');
        var isList = text.StartsWith('[') && text.EndsWith(']');
        if (isNumber || isName || isList)
        {
            var name = isList ? text.Trim('[', ']').Trim().Trim('"', '\'') : text;
            throw new TemplateException(
                "QY2003",
                offset,
                isNumber ? LanguageTexts.NumberNotReadAsField(text) : LanguageTexts.NotReadAsField(text, name)
            );
        }
    }

    private static bool IsExpression(string name)
    {
        var first = name.AsSpan(0, name.AsSpan().IndexOf('.') is >= 0 and var dot ? dot : name.Length);
        return Words.Contains(first.ToString())
            || decimal.TryParse(name, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            || (first.Length < name.Length && ScribanFunctions.IsBuiltInObject(first.ToString()));
    }

    private static int IndexLength(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf(']');
        return close > 1 && text[1..close].IndexOfAnyExceptInRange('0', '9') < 0 ? close + 1 : 0;
    }

    private Template Filtered(string name, int offset, List<Filter> filters)
    {
        var inner = (Template?)ConstantTemplate.Find(name, plan, offset) ?? new PathTemplate(plan.Add(name), offset);
        return filters.Count == 0 ? inner : new FilteredTemplate(inner, name, filters);
    }

    private ScribanTemplate Scriban(string text, int offset) => new ScribanExpressionParser(plan).Parse(text, offset);
}
