using System.Text;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Functions;

/// <summary>Splits the text after <c>_function</c> into tokens; a placeholder is one token.</summary>
internal sealed class FunctionLexer(string text, int start)
{
    private static readonly string[] Marks =
    [
        "<=>",
        "<>",
        "!=",
        "<=",
        ">=",
        "&&",
        "||",
        "(",
        ")",
        ",",
        "+",
        "-",
        "*",
        "/",
        "%",
        "=",
        "<",
        ">",
        "!",
    ];
    private static readonly string[] LookUps = [LookupParser.Keyword + " ", MongoQueryParser.Keyword + " "];
    private int at = start;

    public List<FunctionToken> Read()
    {
        var tokens = new List<FunctionToken>();
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at >= text.Length)
            {
                tokens.Add(new FunctionToken(FunctionTokenKind.End, "", text.Length));
                return tokens;
            }

            tokens.Add(Next());
        }
    }

    private FunctionToken Next()
    {
        var (begin, c) = (at, text[at]);
        if (TemplateParser.PlaceholderEnd(text, at) is > 0 and var end)
        {
            at = end;
            return new FunctionToken(FunctionTokenKind.Placeholder, text[begin..end], begin);
        }

        if (Array.Exists(LookUps, k => string.CompareOrdinal(text, begin, k, 0, k.Length) == 0))
        {
            (end, at) = LookupParser.EndIn(text, begin);
            return new FunctionToken(FunctionTokenKind.Placeholder, text[begin..end].TrimEnd(), begin);
        }

        if (c is '\'' or '"')
        {
            return new FunctionToken(FunctionTokenKind.Text, Quoted(c), begin);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return new FunctionToken(FunctionTokenKind.Number, Number(), begin);
        }

        if (char.IsLetter(c) || c == '_')
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            {
                at++;
            }

            return new FunctionToken(FunctionTokenKind.Word, text[begin..at], begin);
        }

        var mark = Array.Find(Marks, m => string.CompareOrdinal(text, begin, m, 0, m.Length) == 0)
            ?? throw new TemplateException("QY2009", begin, FunctionTexts.CharacterNotAllowed(c));
        at += mark.Length;
        return new FunctionToken(FunctionTokenKind.Mark, mark, begin);
    }

    private string Number()
    {
        var begin = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        if (
            at + 1 < text.Length
            && text[at] is 'e' or 'E'
            && (char.IsAsciiDigit(text[at + 1]) || (text[at + 1] is '-' or '+' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2])))
        )
        {
            at += 2;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }

        return text[begin..at];
    }

    // A placeholder inside the quotes can itself contain quotes: {{x|default('y')}}.
    private string Quoted(char quote)
    {
        var begin = at++;
        var inside = new StringBuilder();
        while (at < text.Length)
        {
            if (TemplateParser.PlaceholderEnd(text, at) is > 0 and var end)
            {
                inside.Append(text, at, end - at);
                at = end;
            }
            else if (text[at] == '\\' && at + 1 < text.Length)
            {
                inside.Append(
                    text[at + 1] switch
                    {
                        'n' => "\n",
                        't' => "\t",
                        'r' => "\r",
                        '0' => "\0",
                        '%' => "\\%",
                        '_' => "\\_",
                        '{' => "\\{",
                        var same => same.ToString(),
                    }
                );
                at += 2;
            }
            else if (text[at] == quote && at + 1 < text.Length && text[at + 1] == quote)
            {
                inside.Append(quote);
                at += 2;
            }
            else if (text[at] == quote)
            {
                at++;
                return inside.ToString();
            }
            else
            {
                inside.Append(text[at++]);
            }
        }

        throw new TemplateException("QY2009", begin, FunctionTexts.QuoteNotClosed(quote));
    }
}
