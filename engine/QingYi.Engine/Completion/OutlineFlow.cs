using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>Reads mappings and lists in brackets of an outline, which is all of a JSON text.</summary>
internal sealed class OutlineFlow(SourceText source, OutlineScalars scalars)
{
    private const int DeepestNesting = 64;
    private int at;
    private int limit;

    private string Text => source.Text;

    /// <summary>Returns the value at a place.</summary>
    /// <param name="start">The place.</param>
    /// <param name="end">The end of the lines that can belong to it.</param>
    /// <param name="depth">How deep it stands.</param>
    public SchemeNode Read(int start, int end, int depth)
    {
        (at, limit) = (start, end);
        Skip();
        return Value(depth);
    }

    private SchemeNode Value(int depth)
    {
        if (at >= limit || Text[at] is ',' or '}' or ']')
        {
            return scalars.Nothing(Math.Min(at, limit));
        }

        if (depth > DeepestNesting)
        {
            var rest = new TextSpan(at, limit);
            at = limit;
            return scalars.Nothing(rest.Start) with { Span = rest };
        }

        return Text[at] switch
        {
            '[' => List(depth),
            '{' when !scalars.IsTemplate(at) => Mapping(depth),
            '"' or '\'' => Quoted(),
            _ => Plain(),
        };
    }

    private SchemeNode Mapping(int depth)
    {
        var start = at++;
        var members = new List<SchemeMember>();
        Skip();
        while (at < limit && Text[at] is not ('}' or ']'))
        {
            members.Add(Member(depth));
            Skip();
        }

        Close('}');
        return new SchemeNode
        {
            Kind = NodeKind.Mapping,
            Position = source.PositionOf(start),
            Span = new TextSpan(start, at),
            Style = NodeStyle.Flow,
            Members = members,
        };
    }

    private SchemeMember Member(int depth)
    {
        var key =
            Text[at] is '"' or '\'' ? Quoted()
            : Text[at] is '{' or '[' or ':' ? Lone()
            : Plain();
        var behind = key.Span.End;
        SkipBlank();
        var value = scalars.Nothing(behind);
        if (at < limit && Text[at] == ':')
        {
            value = scalars.Nothing(++at);
            SkipBlank();
            value = at < limit && Text[at] is not (',' or '}' or ']') ? Value(depth + 1) : value;
        }

        return new SchemeMember(key.Text, key.Position, value) { KeySpan = key.Span };
    }

    private SchemeNode List(int depth)
    {
        var start = at++;
        var items = new List<SchemeNode>();
        Skip();
        while (at < limit && Text[at] is not ('}' or ']'))
        {
            var item = Value(depth + 1);
            SkipBlank();
            if (item.IsScalar && at < limit && Text[at] == ':')
            {
                at++;
                SkipBlank();
                var value = Value(depth + 1);
                item = Pair(item, value);
            }

            items.Add(item);
            Skip();
        }

        Close(']');
        return new SchemeNode
        {
            Kind = NodeKind.List,
            Position = source.PositionOf(start),
            Span = new TextSpan(start, at),
            Style = NodeStyle.Flow,
            Items = items,
        };
    }

    private static SchemeNode Pair(SchemeNode key, SchemeNode value) =>
        new()
        {
            Kind = NodeKind.Mapping,
            Position = key.Position,
            Span = new TextSpan(key.Span.Start, Math.Max(key.Span.End, value.Span.End)),
            Style = NodeStyle.Flow,
            Members = [new SchemeMember(key.Text, key.Position, value) { KeySpan = key.Span }],
        };

    private SchemeNode Quoted()
    {
        var line = Math.Min(limit, source.LineEnd(at));
        var node = scalars.Quoted(at, line, line);
        at = node.Span.End;
        return node;
    }

    // A character that cannot begin a key.
    private SchemeNode Lone() => scalars.Plain(new TextSpan(at, ++at));

    private SchemeNode Plain()
    {
        var start = at;
        var line = Math.Min(limit, source.LineEnd(at));
        if (scalars.IsTemplate(at) && Text.IndexOf("}}", at, line - at, StringComparison.Ordinal) is > 0 and var close)
        {
            at = close + 2;
        }

        while (at < line && !IsEnd(line))
        {
            at++;
        }

        at = Math.Max(at, Math.Min(limit, start + 1));
        return scalars.Plain(scalars.PlainSpan(start, at));
    }

    private bool IsEnd(int line) =>
        Text[at] is ',' or '}' or ']' or '{' or '['
        || scalars.IsComment(at)
        || (Text[at] == ':' && (at + 1 >= line || Text[at + 1] is ' ' or '\t' or ',' or '}' or '"' or '{' or '['));

    private void Close(char bracket)
    {
        if (at < limit && Text[at] == bracket)
        {
            at++;
        }
    }

    // White space, comments and commas.
    private void Skip()
    {
        do
        {
            SkipBlank();
        } while (at < limit && Text[at] == ',' && ++at > 0);
    }

    private void SkipBlank()
    {
        while (at < limit)
        {
            if (char.IsWhiteSpace(Text[at]))
            {
                at++;
            }
            else if (scalars.IsComment(at) || string.CompareOrdinal(Text, at, "//", 0, 2) == 0)
            {
                at = Math.Min(limit, source.LineEnd(at));
            }
            else
            {
                return;
            }
        }
    }
}
