using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>Reads <c>| f | f:1 | f(1, 'a') | f 1</c>, and the exported spelling <c>NAME f</c> without the bar.</summary>
internal sealed class FilterReader(string text, int offset)
{
    private int at;

    /// <summary>Returns the filters; null: the text is something else, to be read as a Scriban expression.</summary>
    /// <param name="afterSpace">True when a space precedes the text, so that its first word can be a filter without a bar.</param>
    public List<Filter>? Read(bool afterSpace)
    {
        var filters = new List<Filter>();
        var bar = !afterSpace || !FilterCatalog.Contains(Peek());
        while (at < text.Length)
        {
            if (bar && !Take('|'))
            {
                return null;
            }

            bar = true;
            Space();
            var start = at;
            var name = Word();
            if (name.Length == 0 || (at < text.Length && text[at] == '.'))
            {
                return null;
            }

            if (!FilterCatalog.Contains(name))
            {
                return ScribanFunctions.IsBuiltIn(name) ? null : throw Unknown(name, offset + start);
            }

            var arguments = Arguments();
            if (arguments is null)
            {
                return null;
            }

            try
            {
                filters.Add(FilterCatalog.Find(name, arguments)!);
            }
            catch (FilterException e)
            {
                throw new TemplateException("QY2005", offset + start, e.Text);
            }

            Space();
        }

        return filters;
    }

    public static TemplateException Unknown(string name, int index) =>
        new("QY2002", index, FilterTexts.UnknownFilter(name, FilterCatalog.Names));

    private Value[]? Arguments()
    {
        if (Take('('))
        {
            var inside = List(')');
            return Take(')') ? inside : null;
        }

        if (Take(':'))
        {
            return List('|');
        }

        Space();
        return at < text.Length && text[at] != '|' ? List('|') : [];
    }

    private Value[]? List(char end)
    {
        var values = new List<Value>();
        Space();
        while (at < text.Length && text[at] != end)
        {
            if (Argument() is not { } value)
            {
                return null;
            }

            values.Add(value);
            Space();
            Take(',');
            Space();
        }

        return [.. values];
    }

    private Value? Argument()
    {
        if (text[at] is '"' or '\'' or '“' or '‘')
        {
            var close = text[at] switch
            {
                '“' => '”',
                '‘' => '’',
                var same => same,
            };
            var end = text.IndexOf(close, at + 1);
            if (end < 0)
            {
                throw new TemplateException("QY2005", offset + at, FilterTexts.QuoteNotClosed(text[at]));
            }

            var quoted = text[(at + 1)..end];
            at = end + 1;
            return Value.FromText(quoted);
        }

        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '+' or '.' or '_'))
        {
            at++;
        }

        var bare = text[start..at];
        return bare.Length == 0 ? null
            : decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
                ? Value.FromNumber(bare.TrimStart('+'))
            : Value.FromText(bare);
    }

    private string Peek()
    {
        var word = Word();
        at = 0;
        return word;
    }

    private string Word()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return text[start..at];
    }

    private bool Take(char c)
    {
        if (at < text.Length && text[at] == c)
        {
            at++;
            return true;
        }

        return false;
    }

    private void Space()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
