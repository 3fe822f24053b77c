using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Lookups;

/// <summary>Reads <c>_findCollection find FIELD from SCHEME where F1={{v1}} and F2='x'</c>.</summary>
/// <param name="text">The whole look-up, including the keyword.</param>
/// <param name="offset">The index in the template at which it begins, for errors.</param>
/// <param name="templates">Compiles the values.</param>
internal sealed class LookupParser(string text, int offset, TemplateParser templates)
{
    public const string Keyword = "_findCollection";
    public const string End = "_endFind";
    private int at = Keyword.Length;

    /// <exception cref="TemplateException">The text has another form.</exception>
    public LookupTemplate Parse()
    {
        Expect("find");
        var field = Word(LookupTexts.FieldExpected);
        Expect("from");
        var scheme = Word(LookupTexts.SchemeExpected);
        Expect("where");
        var tests = new List<LookupTest>();
        while (Skip())
        {
            if (tests.Count > 0 && Peek("and"))
            {
                at += 3;
                Skip();
            }

            var name = Word(LookupTexts.OtherFieldExpected);
            Skip();
            if (at >= text.Length || text[at] != '=')
            {
                throw Wrong(LookupTexts.EqualsExpected(name));
            }

            at++;
            Skip();
            tests.Add(new LookupTest(Bare(name), "eq", Operand()));
        }

        return tests.Count > 0 ? new LookupTemplate(scheme, Bare(field), tests) : throw Wrong(LookupTexts.TestExpected);
    }

    /// <summary>Finds the end of a look-up inside a larger expression: <c>_endFind</c>, a comma or a closing bracket.</summary>
    /// <returns>The index after the look-up, and the index at which to continue.</returns>
    public static (int End, int Next) EndIn(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; )
        {
            if (TemplateParser.PlaceholderEnd(text, i) is > 0 and var end)
            {
                i = end;
            }
            else if (text[i] is '\'' or '"' && text.IndexOf(text[i], i + 1) is > 0 and var close)
            {
                i = close + 1;
            }
            else if (text[i] is '{' or '}')
            {
                depth += text[i++] == '{' ? 1 : -1;
            }
            else if (depth == 0 && text[i] is ',' or ')')
            {
                return (i, i);
            }
            else if (string.CompareOrdinal(text, i, End, 0, End.Length) == 0)
            {
                return (i, i + End.Length);
            }
            else
            {
                i++;
            }
        }

        return (text.Length, text.Length);
    }

    // Some authors write the path with the prefix of the data pool.
    private static string Bare(string field) => field.StartsWith("content.", StringComparison.Ordinal) ? field[8..] : field;

    private Template Operand()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at =
                TemplateParser.PlaceholderEnd(text, at) is > 0 and var end ? end
                : text[at] is '\'' or '"' && text.IndexOf(text[at], at + 1) is > 0 and var close ? close + 1
                : at + 1;
        }

        var value = text[start..at];
        if (value.Length == 0)
        {
            throw Wrong(LookupTexts.ValueExpected);
        }

        var quoted = value.Length > 1 && value[0] is '\'' or '"' && value[^1] == value[0];
        return templates.ParsePlain(quoted ? value[1..^1] : value, offset + start + (quoted ? 1 : 0));
    }

    private bool Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length;
    }

    private bool Peek(string word) =>
        string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
        && at + word.Length < text.Length
        && char.IsWhiteSpace(text[at + word.Length]);

    private void Expect(string word)
    {
        Skip();
        if (!Peek(word))
        {
            throw Wrong(LookupTexts.WordExpected(word));
        }

        at += word.Length;
    }

    private string Word(LocalizedText otherwise)
    {
        Skip();
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '{' or '\''))
        {
            at++;
        }

        return at > start ? text[start..at] : throw Wrong(otherwise);
    }

    private TemplateException Wrong(LocalizedText cause) =>
        new("QY2013", offset + Math.Min(at, text.Length), LookupTexts.Unreadable(cause));
}
