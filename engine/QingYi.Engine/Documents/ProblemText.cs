namespace QingYi.Engine.Documents;

/// <summary>The text of a file with problems: finds where each of them ends, and what can be done about it.</summary>
/// <param name="source">The text.</param>
/// <param name="root">Its nodes; null: the text is broken.</param>
internal sealed class ProblemText(SourceText source, SchemeNode? root)
{
    private static readonly (string Open, string Close)[] Placeholders = [("{{", "}}"), ("<{", "}>")];
    private Dictionary<int, SchemeMember>? keys;
    private Dictionary<int, SchemeNode>? values;

    public SourceText Source => source;

    /// <summary>Returns the problem with its place in the text and its fixes.</summary>
    public Problem Complete(Problem problem)
    {
        if (problem.Position.Line < 1)
        {
            return problem;
        }

        var start = source.OffsetOf(problem.Position.Line, problem.Position.Column);
        var placed = problem with { Start = start + source.Mark, End = End(problem, start) + source.Mark };
        return placed with { Fixes = [.. new ProblemFixer(this, placed).Fixes()] };
    }

    /// <summary>The member whose key begins at an offset.</summary>
    public SchemeMember? KeyAt(int offset) => Keys.GetValueOrDefault(offset);

    /// <summary>The outermost value that begins at an offset.</summary>
    public SchemeNode? ValueAt(int offset)
    {
        Walk();
        return values!.GetValueOrDefault(offset);
    }

    /// <summary>The members of the whole text.</summary>
    public IReadOnlyDictionary<int, SchemeMember> Keys
    {
        get
        {
            Walk();
            return keys!;
        }
    }

    // A key or a scalar as a whole, of a template the name, of anything else the rest of its line.
    private int End(Problem problem, int start)
    {
        var line = source.LineEnd(start);
        if (KeyAt(start) is { } member)
        {
            return member.KeySpan.End;
        }

        if (ValueAt(start) is { } value)
        {
            return value.Span.IsEmpty ? start : Math.Max(start, Math.Min(value.Span.End, line));
        }

        foreach (var (open, close) in Placeholders)
        {
            if (string.CompareOrdinal(source.Text, start, open, 0, 2) == 0)
            {
                var closed = source.Text.IndexOf(close, start, line - start, StringComparison.Ordinal);
                return closed < 0 ? line : closed + 2;
            }
        }

        var longest = problem
            .Arguments.Values.Where(a => string.CompareOrdinal(source.Text, start, a, 0, a.Length) == 0)
            .Select(a => a.Length)
            .DefaultIfEmpty(0)
            .Max();
        var end = start + longest;
        while (longest == 0 && end < line && IsOfName(source.Text[end]))
        {
            end++;
        }

        return end > start ? Math.Max(start, Math.Min(end, line)) : Math.Min(start + 1, Math.Max(start, line));
    }

    /// <summary>Whether a character belongs to a name.</summary>
    public static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';

    private void Walk()
    {
        if (keys is not null)
        {
            return;
        }

        (keys, values) = ([], []);
        if (root is not null)
        {
            Walk(root);
        }
    }

    // What an alias or a merge key brings stands elsewhere.
    private void Walk(SchemeNode node)
    {
        values!.TryAdd(node.Span.Start, node);
        if (node.IsAlias)
        {
            return;
        }

        foreach (var member in node.Members.Where(m => !m.IsMerged))
        {
            keys!.TryAdd(member.KeySpan.Start, member);
            Walk(member.Value);
        }

        foreach (var item in node.Items)
        {
            Walk(item);
        }
    }
}
