using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>
/// Reads the outline of a YAML or JSON text that an author is still writing: by indentation and line, so that a mistake costs no more than
/// its own line. It fails at nothing. Of aliases it resolves merge keys only.
/// </summary>
internal sealed class OutlineReader
{
    private const int DeepestNesting = 64;
    private const string Merge = "<<";
    private readonly SourceText source;
    private readonly OutlineScalars scalars;
    private readonly OutlineFlow flow;
    private readonly Dictionary<string, SchemeNode> anchors = new(StringComparer.Ordinal);
    private readonly OutlineRows rows;

    public OutlineReader(SourceText source)
    {
        this.source = source;
        rows = new OutlineRows(source.Text);
        scalars = new OutlineScalars(source);
        flow = new OutlineFlow(source, scalars);
    }

    private string Text => source.Text;

    /// <summary>Returns the outline; an empty text is nothing.</summary>
    public SchemeNode Read()
    {
        if (source.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return flow.Read(0, Text.Length, 0);
        }

        if (rows.IsAtEnd)
        {
            return scalars.Nothing(0);
        }

        // What follows a first block of less indentation is a part of the same document for its author.
        var root = Block(-1, 0);
        while (!rows.IsAtEnd)
        {
            root = Join(root, Block(-1, 0));
        }

        return root;
    }

    // Reads what begins at the current place, whose column is greater than that of its parent.
    private SchemeNode Block(int parent, int depth)
    {
        var column = rows.Column;
        if (depth > DeepestNesting)
        {
            return Value(parent, depth);
        }

        return IsDash(rows.At) ? List(column, depth)
            : scalars.KeyAt(rows.At, rows.End) is not null || IsUnfinishedKey(column) ? Mapping(column, depth)
            : Value(parent, depth);
    }

    // A word alone in its line is a key that is being written if a key follows in the same column.
    private bool IsUnfinishedKey(int column)
    {
        var next = rows.Next;
        return Text[rows.At] is not ('{' or '[' or '"' or '\'' or '|' or '>' or '*' or '&' or '!')
            && next < Text.Length
            && rows.ColumnOf(next) == column
            && !IsDash(next)
            && scalars.KeyAt(next, rows.LineEnd(next)) is not null;
    }

    private SchemeNode Mapping(int column, int depth)
    {
        var members = new List<SchemeMember>();
        var start = rows.At;
        while (!rows.IsAtEnd && rows.Column == column && !IsDash(rows.At))
        {
            if (scalars.KeyAt(rows.At, rows.End) is { } key)
            {
                rows.At = scalars.SkipBlanks(key.Colon + 1, rows.End);
                var value = MemberValue(key.Colon + 1, column, depth);
                members.Add(new SchemeMember(key.Name, source.PositionOf(key.Span.Start), value) { KeySpan = key.Span });
            }
            else
            {
                var span = scalars.PlainSpan(rows.At, rows.End);
                var name = Text[span.Start..span.End];
                members.Add(new SchemeMember(name, source.PositionOf(span.Start), scalars.Nothing(span.End)) { KeySpan = span });
                rows.MoveOn();
            }

            // Lines that are indented too far belong to the last key.
            while (!rows.IsAtEnd && rows.Column > column)
            {
                members[^1] = members[^1] with { Value = Join(members[^1].Value, Block(column, depth + 1)) };
            }
        }

        return Mapping(start, members);
    }

    private SchemeNode Mapping(int start, List<SchemeMember> members)
    {
        var names = members.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        return new SchemeNode
        {
            Kind = NodeKind.Mapping,
            Position = source.PositionOf(start),
            Span = new TextSpan(start, members.Select(m => Math.Max(m.KeySpan.End, m.Value.Span.End)).Append(start).Max()),
            Style = NodeStyle.Block,
            Members = [.. members.SelectMany(m => Merged(m, names).Prepend(m))],
        };
    }

    private IEnumerable<SchemeMember> Merged(SchemeMember member, HashSet<string> names) =>
        member.Key == Merge && member.Value is { IsScalar: true } value && value.Text.StartsWith('*')
            ? (anchors.GetValueOrDefault(value.Text[1..])?.Members ?? [])
                .Where(m => names.Add(m.Key))
                .Select(m => m with { IsMerged = true })
            : [];

    private SchemeNode List(int column, int depth)
    {
        var items = new List<SchemeNode>();
        var start = rows.At;
        while (!rows.IsAtEnd && rows.Column == column && IsDash(rows.At))
        {
            var behind = rows.At + 1;
            var content = scalars.SkipBlanks(behind, rows.End);
            if (content >= rows.End || scalars.IsComment(content))
            {
                rows.MoveOn();
                items.Add(!rows.IsAtEnd && rows.Column > column ? Block(column, depth + 1) : scalars.Nothing(behind));
            }
            else
            {
                rows.At = content;
                items.Add(Block(column, depth + 1));
            }

            while (!rows.IsAtEnd && rows.Column > column)
            {
                items[^1] = Join(items[^1], Block(column, depth + 1));
            }
        }

        return new SchemeNode
        {
            Kind = NodeKind.List,
            Position = source.PositionOf(start),
            Span = new TextSpan(start, items.Select(i => i.Span.End).Append(start + 1).Max()),
            Style = NodeStyle.Block,
            Items = items,
        };
    }

    // The value of a key: in its line, or in the lines below it. A list may stand in the same column as its key.
    private SchemeNode MemberValue(int behind, int column, int depth)
    {
        var anchor = Anchor();
        if (rows.At < rows.End && !scalars.IsComment(rows.At))
        {
            return Remember(anchor, Value(column, depth));
        }

        rows.MoveOn();
        var isBelow = !rows.IsAtEnd && (rows.Column > column || (rows.Column == column && IsDash(rows.At)));
        return Remember(anchor, isBelow ? Block(column, depth + 1) : scalars.Nothing(behind));
    }

    private SchemeNode Remember(string anchor, SchemeNode node)
    {
        if (anchor.Length > 0)
        {
            anchors[anchor] = node;
        }

        return node;
    }

    // Skips tags and anchors, and returns the name of the anchor.
    private string Anchor()
    {
        var anchor = "";
        while (rows.At < rows.End && Text[rows.At] is '&' or '!')
        {
            var end = rows.At;
            while (end < rows.End && !char.IsWhiteSpace(Text[end]))
            {
                end++;
            }

            anchor = Text[rows.At] == '&' ? Text[(rows.At + 1)..end] : anchor;
            rows.At = scalars.SkipBlanks(end, rows.End);
        }

        return anchor;
    }

    private SchemeNode Value(int parent, int depth)
    {
        var at = rows.At;
        SchemeNode value;
        if (Text[at] is '|' or '>')
        {
            value = scalars.Block(at, rows.Limit(parent), parent);
        }
        else if (Text[at] is '"' or '\'')
        {
            value = scalars.Quoted(at, rows.Limit(parent), rows.End);
        }
        else if (depth <= DeepestNesting && (Text[at] == '[' || (Text[at] == '{' && !scalars.IsTemplate(at))))
        {
            value = flow.Read(at, rows.Limit(parent), depth);
        }
        else
        {
            value = scalars.Plain(scalars.PlainSpan(at, rows.End));
            rows.MoveOn();
            return Continued(value, parent);
        }

        rows.MoveBehind(Math.Max(value.Span.End, at + 1));
        return value;
    }

    // The following lines of a plain text, which are indented further and hold neither a key nor an item.
    private SchemeNode Continued(SchemeNode value, int parent)
    {
        var end = value.Span.End;
        while (!rows.IsAtEnd && rows.Column > parent && !IsDash(rows.At) && scalars.KeyAt(rows.At, rows.End) is null)
        {
            end = scalars.PlainSpan(rows.At, rows.End).End;
            rows.MoveOn();
        }

        return end == value.Span.End ? value : scalars.Plain(new TextSpan(value.Span.Start, end));
    }

    private SchemeNode Join(SchemeNode node, SchemeNode further) =>
        node.Kind == NodeKind.Null ? further
        : node.Kind == NodeKind.Mapping && further.Kind == NodeKind.Mapping
            ? node with
            {
                Members = [.. node.Members, .. further.Members],
                Span = new TextSpan(node.Span.Start, Math.Max(node.Span.End, further.Span.End)),
            }
        : node.Kind == NodeKind.List
            ? node with
            {
                Items = [.. node.Items, further],
                Span = new TextSpan(node.Span.Start, Math.Max(node.Span.End, further.Span.End)),
            }
        : node.Kind == NodeKind.Mapping || further.Kind != NodeKind.Mapping ? node
        : Mapping(node.Span.Start, [.. further.Members]);

    private bool IsDash(int at) => Text[at] == '-' && (at + 1 >= Text.Length || char.IsWhiteSpace(Text[at + 1]));
}
