using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>Finds where an offset stands: reads the outline of the text with a mark at the offset, and looks for the mark.</summary>
internal static class CursorFinder
{
    // A character for private use, which no one writes, and which begins a word wherever one can begin.
    private const string Mark = "\uE000";

    /// <summary>Returns the cursor; null: nothing can be written there, for instance in a comment.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="text">Its text, without a byte order mark.</param>
    /// <param name="offset">The offset in the text.</param>
    public static Cursor? Find(string file, string text, int offset)
    {
        var source = new SourceText(file, text.Insert(offset, Mark));
        var steps = new List<CursorStep> { new(null, new OutlineReader(source).Read()) };
        while (true)
        {
            var node = steps[^1].Node;
            if (node.IsScalar)
            {
                return Contains(node.Span, offset) ? Value(source, steps, offset) : null;
            }

            if (node.Members.FirstOrDefault(m => !m.IsMerged && Contains(m.KeySpan, offset)) is { } member)
            {
                return Key(source, steps, member, offset);
            }

            var next = node.Members.Where(m => !m.IsMerged && Contains(m.Value.Span, offset))
                .Select(m => new CursorStep(m.Key, m.Value))
                .FirstOrDefault()
                ?? node.Items.Where(i => Contains(i.Span, offset)).Select(i => new CursorStep(null, i)).FirstOrDefault();
            if (next is null)
            {
                return null;
            }

            steps.Add(next);
        }
    }

    private static bool Contains(TextSpan span, int offset) => span.Start <= offset && offset < span.End;

    private static Cursor Key(SourceText source, List<CursorStep> steps, SchemeMember member, int offset)
    {
        var isQuoted = source.Text[member.KeySpan.Start] is '"' or '\'';
        var colon = member.KeySpan.End;
        while (colon < source.Text.Length && source.Text[colon] is ' ' or '\t')
        {
            colon++;
        }

        return Written(
            source,
            steps,
            offset,
            member.KeySpan,
            isQuoted ? NodeStyle.DoubleQuoted : NodeStyle.Plain,
            colon < source.Text.Length && source.Text[colon] == ':'
        ) with
        {
            IsKey = true,
        };
    }

    private static Cursor Value(SourceText source, List<CursorStep> steps, int offset)
    {
        var (node, span) = (steps[^1].Node, steps[^1].Node.Span);
        if (node.Style is NodeStyle.Literal or NodeStyle.Folded)
        {
            var header = source.LineEnd(span.Start);
            span = new TextSpan(Math.Min(span.End, Math.Min(header + 1, offset)), span.End);
        }

        return Written(source, steps, offset, span, node.Style, hasColon: false);
    }

    private static Cursor Written(SourceText source, List<CursorStep> steps, int offset, TextSpan span, NodeStyle style, bool hasColon)
    {
        var (start, end) = (span.Start, span.End);
        if (style is NodeStyle.DoubleQuoted or NodeStyle.SingleQuoted)
        {
            var quote = source.Text[start];
            start = Math.Min(start + 1, offset);
            end = end - 1 > offset && source.Text[end - 1] == quote ? end - 1 : end;
        }

        return new Cursor
        {
            Steps = steps,
            IsKey = false,
            Span = new TextSpan(start, end - Mark.Length),
            Before = source.Text[start..offset],
            After = source.Text[(offset + Mark.Length)..end],
            Style = style,
            HasColon = hasColon,
            IsAlone = style == NodeStyle.Plain && BeginsLine(source, start) && steps.Count > 1,
            Column = start - source.LineStart(start),
        };
    }

    // Behind dashes at most.
    private static bool BeginsLine(SourceText source, int start)
    {
        var before = source.Text.AsSpan(source.LineStart(start), start - source.LineStart(start));
        return before.TrimStart(" \t-").IsEmpty && source.Text[Math.Max(0, start - 1)] != ':';
    }
}
