using System.Text;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>Reads keys and texts of an outline.</summary>
internal sealed class OutlineScalars(SourceText source)
{
    private string Text => source.Text;

    public SchemeNode Nothing(int at) =>
        new()
        {
            Kind = NodeKind.Null,
            Position = source.PositionOf(at),
            Span = new TextSpan(at, at),
        };

    public int SkipBlanks(int at, int end)
    {
        while (at < end && Text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    public bool IsComment(int at) => Text[at] == '#' && (at == 0 || char.IsWhiteSpace(Text[at - 1]));

    /// <summary>Whether a template without quotes begins here, which YAML would take for a mapping.</summary>
    public bool IsTemplate(int at) => string.CompareOrdinal(Text, at, "{{", 0, 2) == 0;

    /// <summary>The key that begins here, or null.</summary>
    public OutlineKey? KeyAt(int at, int end)
    {
        var close = at;
        if (at < end && Text[at] is '"' or '\'')
        {
            close = CloseOf(at, end);
            if (close < 0)
            {
                return null;
            }

            var colon = SkipBlanks(close + 1, end);
            return colon < end && Text[colon] == ':' ? new OutlineKey(Decoded(at, close + 1), new TextSpan(at, close + 1), colon) : null;
        }

        if (at >= end || Text[at] is '{' or '[' or '|' or '>' or '*' or '&' or '!' or '#')
        {
            return null;
        }

        for (; close < end; close++)
        {
            if (Text[close] == ':' && (close + 1 == end || Text[close + 1] is ' ' or '\t'))
            {
                var last = close;
                while (last > at && Text[last - 1] is ' ' or '\t')
                {
                    last--;
                }

                return last == at ? null : new OutlineKey(Text[at..last], new TextSpan(at, last), close);
            }

            if (close > at && IsComment(close))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The characters of a plain text up to the end of its line or a comment.</summary>
    public TextSpan PlainSpan(int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (IsComment(i))
            {
                end = i;
            }
        }

        while (end > at + 1 && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return new TextSpan(at, end);
    }

    public SchemeNode Plain(TextSpan span)
    {
        var text = Text[span.Start..span.End];
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            text = string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return new SchemeNode
        {
            Kind = YamlNodeReader.KindOf(text),
            Position = source.PositionOf(span.Start),
            Span = span,
            Text = text,
        };
    }

    /// <summary>Reads a text in quotes. One that is not closed ends with its line.</summary>
    /// <param name="at">The quote.</param>
    /// <param name="limit">The end of the lines that can belong to it.</param>
    /// <param name="line">The end of its line.</param>
    public SchemeNode Quoted(int at, int limit, int line)
    {
        var close = CloseOf(at, limit);
        var end = close < 0 ? Math.Min(line, limit) : close + 1;
        return new SchemeNode
        {
            Kind = NodeKind.Text,
            Position = source.PositionOf(at),
            Span = new TextSpan(at, end),
            Style = Text[at] == '"' ? NodeStyle.DoubleQuoted : NodeStyle.SingleQuoted,
            Text = Decoded(at, end),
        };
    }

    /// <summary>Reads a block of lines.</summary>
    /// <param name="at">Its sign, <c>|</c> or <c>&gt;</c>.</param>
    /// <param name="limit">The end of the lines that can belong to it.</param>
    /// <param name="parent">The column of its key; what is not indented further, a comment too, ends it.</param>
    public SchemeNode Block(int at, int limit, int parent)
    {
        for (var line = source.NextLine(at); line < limit; line = source.NextLine(line))
        {
            var content = SkipBlanks(line, limit);
            if (content < limit && Text[content] is not ('\r' or '\n') && content - line <= parent)
            {
                limit = line;
            }
        }

        var end = limit;
        while (end > at + 1 && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        var first = Text.IndexOf('\n', at, Math.Max(0, end - at));
        var lines = first < 0 ? [] : Text[(first + 1)..end].Split('\n', StringSplitOptions.TrimEntries);
        return new SchemeNode
        {
            Kind = NodeKind.Text,
            Position = source.PositionOf(at),
            Span = new TextSpan(at, end),
            Style = Text[at] == '|' ? NodeStyle.Literal : NodeStyle.Folded,
            Text =
                string.Join(Text[at] == '|' ? '\n' : ' ', lines)
                + (lines.Length == 0 || Text.AsSpan(at, first - at).Contains('-') ? "" : "\n"),
        };
    }

    private int CloseOf(int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (Text[i] == '\\' && Text[at] == '"')
            {
                i++;
            }
            else if (Text[i] == Text[at])
            {
                if (Text[at] == '"' || i + 1 >= end || Text[i + 1] != '\'')
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    private string Decoded(int start, int end)
    {
        var quote = Text[start];
        var isClosed = end - start > 1 && Text[end - 1] == quote;
        var inner = Text[(start + 1)..(isClosed ? end - 1 : end)];
        if (inner.Contains('\n', StringComparison.Ordinal))
        {
            inner = string.Join(' ', inner.Split('\n', StringSplitOptions.TrimEntries));
        }

        if (quote == '\'')
        {
            return inner.Replace("''", "'", StringComparison.Ordinal);
        }

        if (!inner.Contains('\\', StringComparison.Ordinal))
        {
            return inner;
        }

        var text = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\' || i + 1 == inner.Length)
            {
                text.Append(inner[i]);
                continue;
            }

            i++;
            text.Append(
                inner[i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    var same => same,
                }
            );
        }

        return text.ToString();
    }
}
