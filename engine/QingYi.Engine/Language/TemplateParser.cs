using System.Text;
using QingYi.Engine.Language.Functions;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>Splits a template into text and placeholders and compiles each.</summary>
/// <param name="plan">Gets the paths that are read.</param>
/// <param name="functionErrorsAsText">A <c>_function</c> that is wrong or fails gives its own text, as in 轻易云.</param>
internal sealed class TemplateParser(RecordPlan plan, bool functionErrorsAsText = false)
{
    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );
    private static readonly System.Buffers.SearchValues<char> Structure = System.Buffers.SearchValues.Create("\"'{}[],=\n:");
    private readonly List<LookupTemplate> lookups = [];
    private readonly PlaceholderParser placeholders = new(plan);

    /// <exception cref="TemplateException">The template is wrong.</exception>
    public Template Parse(string text)
    {
        if (Keyword(text, FunctionTemplate.Keyword))
        {
            try
            {
                var parser = new FunctionParser(text, FunctionTemplate.Keyword.Length, this);
                return new FunctionTemplate(parser.Parse(), parser.Operands, text, functionErrorsAsText);
            }
            catch (TemplateException) when (functionErrorsAsText)
            {
                return new ConstantTextTemplate(Value.FromText(text));
            }
        }

        return ParseOperand(text, 0);
    }

    /// <summary>The index behind a placeholder that begins here, or 0.</summary>
    public static int PlaceholderEnd(string text, int at)
    {
        var rest = text.AsSpan(at);
        return rest.StartsWith("{{") ? DoubleBraces(text, at) + 2
            : rest.StartsWith("<<") && AngleBrackets(text, at) is { } close ? close + 2
            : rest[0] == '{' && SingleBraces(rest) is > 0 and var length ? at + length
            : 0;
    }

    /// <summary>Text and placeholders, or a look-up.</summary>
    /// <exception cref="TemplateException">The template is wrong.</exception>
    public Template ParseOperand(string text, int offset)
    {
        var lookup =
            Keyword(text, LookupParser.Keyword) ? new LookupParser(text, offset, this).Parse()
            : Keyword(text, MongoQueryParser.Keyword) ? MongoQueryParser.Parse(text, offset, this)
            : null;
        if (lookup is not null)
        {
            lookups.Add(lookup);
        }

        return lookup ?? ParsePlain(text, offset);
    }

    /// <summary>The look-ups met so far.</summary>
    public IReadOnlyList<LookupTemplate> Lookups => lookups;

    /// <summary>A word that begins a text as the language's own do, but is none of them; null: there is none.</summary>
    public static string? UnknownKeyword(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return end > 2 && text[0] == '_' && text.AsSpan(1, end - 1).IndexOfAnyExcept(Letters) < 0 && !Keywords.Contains(text[..end])
            ? text[..end]
            : null;
    }

    /// <summary>The words that begin a value with a meaning.</summary>
    public static IReadOnlyList<string> Keywords { get; } = [FunctionTemplate.Keyword, LookupParser.Keyword, MongoQueryParser.Keyword];

    /// <summary>Text and placeholders, without <c>_function</c> and look-ups.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where it begins in the template, for errors.</param>
    /// <exception cref="TemplateException">The template is wrong.</exception>
    public Template ParsePlain(string text, int offset)
    {
        var parts = new List<Template>();
        var literal = new StringBuilder();
        var i = 0;
        while (i < text.Length)
        {
            var rest = text.AsSpan(i);
            if (rest is ['\\', '{', '{', ..] or ['\\', '<', '<', ..])
            {
                literal.Append(rest[1..3]);
                i += 3;
            }
            else if (rest is ['\\', '{', ..])
            {
                literal.Append('{');
                i += 2;
            }
            else if (PlaceholderEnd(text, i) is > 0 and var end)
            {
                var brackets = rest[0] == '{' && rest[1] != '{' ? 1 : 2;
                Add(placeholders.Parse(text[(i + brackets)..(end - brackets)], offset + i + brackets));
                i = end;
            }
            else if (i == 0 && rest[0] == '{' && rest[^1] == '}' && IsName(rest[1..^1]))
            {
                throw new TemplateException("QY2003", offset, LanguageTexts.SentAsItStands(text, text[1..^1]));
            }
            else
            {
                literal.Append(text[i++]);
            }
        }

        if (parts.Count == 0)
        {
            return new ConstantTextTemplate(Value.FromText(literal.ToString()));
        }

        Flush();
        return parts.Count == 1 ? parts[0] : new JoinedTemplate(parts);

        void Add(Template part)
        {
            Flush();
            parts.Add(part);
        }

        void Flush()
        {
            if (literal.Length > 0)
            {
                parts.Add(new ConstantTextTemplate(Value.FromText(literal.ToString())));
                literal.Clear();
            }
        }
    }

    // As headings of files and tables have them: a letter, then letters, spaces and signs, and nothing that JSON or a statement is made of.
    private static bool IsName(ReadOnlySpan<char> text) =>
        text.Length is > 1 and < 60 && char.IsLetter(text[0]) && text.IndexOfAny(Structure) < 0;

    private static bool Keyword(string text, string keyword) =>
        text.StartsWith(keyword, StringComparison.Ordinal) && text.Length > keyword.Length && char.IsWhiteSpace(text[keyword.Length]);

    private static int DoubleBraces(string text, int start)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = start + 2; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
                i += c == '\\' ? 1 : 0;
            }
            else if (c is '"' or '\'' or '`')
            {
                quote = c;
            }
            else if (c == '{')
            {
                depth++;
            }
            else if (c == '}' && depth > 0)
            {
                depth--;
            }
            else if (c == '}' && i + 1 < text.Length && text[i + 1] == '}')
            {
                return i;
            }
        }

        // A lone quote is no reason to run past the end of the placeholder.
        var plain = text.IndexOf("}}", start + 2, StringComparison.Ordinal);
        return plain >= 0 ? plain : throw new TemplateException("QY2001", start, LanguageTexts.BracesNotClosed);
    }

    private static int? AngleBrackets(string text, int start)
    {
        var end = text.IndexOf(">>", start + 2, StringComparison.Ordinal);
        var inner = end < 0 ? text[(start + 2)..] : text[(start + 2)..end];
        if (PlaceholderParser.NameLength(inner.AsSpan().TrimStart()) == 0)
        {
            return null;
        }

        return end >= 0 ? end : throw new TemplateException("QY2001", start, LanguageTexts.AnglesNotClosed);
    }

    private static int SingleBraces(ReadOnlySpan<char> rest)
    {
        if (rest is ['{', RecordPath.Quote, ..])
        {
            var name = 1 + PlaceholderParser.NameLength(rest[1..]);
            return name > 1 && name < rest.Length && rest[name] == '}' ? name + 1 : 0;
        }

        var i = 1;
        while (i < rest.Length && (char.IsLetterOrDigit(rest[i]) || rest[i] is '_' or '-' or '.'))
        {
            i++;
        }

        return i > 1 && i < rest.Length && rest[i] == '}' && !char.IsDigit(rest[1]) ? i + 1 : 0;
    }
}
