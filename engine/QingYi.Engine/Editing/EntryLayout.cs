using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>Where the entries of a mapping or a list stand in a text, with their comments.</summary>
internal abstract class EntryLayout
{
    /// <param name="source">The text.</param>
    /// <param name="container">The mapping or list. Its merged members stand elsewhere, so that they do not count as entries here.</param>
    protected EntryLayout(SourceText source, SchemeNode container) =>
        (Source, Container, Entries) = (source, container, [.. container.Entries.Where(e => !e.IsMerged)]);

    protected SourceText Source { get; }

    protected SchemeNode Container { get; }

    protected IReadOnlyList<SchemeMember> Entries { get; }

    protected bool IsOnlyEntry => Container.Entries.Count == 1;

    protected bool IsList => Container.Kind == NodeKind.List;

    protected string Text => Source.Text;

    /// <summary>The first character of an entry: of its key, its dash or its value.</summary>
    public abstract int Start(int index);

    /// <summary>The end of the colon or the dash, or of a key without a colon.</summary>
    public virtual int Indicator(int index)
    {
        var key = Entries[index].KeySpan.End;
        var colon = Skip(key);
        return colon < Text.Length && Text[colon] == ':' ? colon + 1 : key;
    }

    public int End(int index) => Math.Max(IsList ? 0 : Indicator(index), Entries[index].Value.Span.End);

    /// <summary>The start of the comments directly above an entry that belong to it, or of the entry.</summary>
    public abstract int Lead(int index);

    /// <summary>Removes an entry.</summary>
    /// <param name="index">The entry.</param>
    /// <param name="isTight">Whether the blank lines behind it go too.</param>
    public abstract IEnumerable<TextChange> Remove(int index, bool isTight);

    /// <summary>Moves an entry: the texts of the entries change places, and what stands between them stays.</summary>
    /// <param name="from">The place of the entry.</param>
    /// <param name="to">Its new place.</param>
    /// <param name="isTight">Whether blank lines between the entries go.</param>
    public TextChange Move(int from, int to, bool isTight)
    {
        var (low, high) = (Math.Min(from, to), Math.Max(from, to));
        var order = Enumerable.Range(low, high - low + 1).ToList();
        order.Remove(from);
        order.Insert(to - low, from);
        var parts = order.SelectMany(
            (entry, i) =>
                new[]
                {
                    Text[Head(entry).Start..Head(entry).End],
                    Text[Head(low + i).End..Foot(low + i).Start],
                    Text[Foot(entry).Start..Foot(entry).End],
                    low + i == high ? "" : Between(low + i, isTight),
                }
        );
        var (start, end) = (Head(low).Start, Foot(high).End);
        return new TextChange(start, (isTight ? BlankEnd(end) : end) - start, string.Concat(parts));
    }

    private string Between(int index, bool isTight)
    {
        var (start, end) = (Foot(index).End, Head(index + 1).Start);
        return isTight ? Text[Math.Min(end, BlankEnd(start))..end] : Text[start..end];
    }

    /// <summary>The end of the last blank line behind a line, before its line break.</summary>
    protected int BlankEnd(int offset)
    {
        var end = Source.LineEnd(offset);
        while (Source.NextLine(end) is var next && next < Text.Length && Text.AsSpan(next, Source.LineEnd(next) - next).IsWhiteSpace())
        {
            end = Source.LineEnd(next);
        }

        return end;
    }

    /// <summary>The part of an entry before its separator.</summary>
    protected abstract TextSpan Head(int index);

    /// <summary>The comment behind the separator; an empty span where there is none.</summary>
    protected abstract TextSpan Foot(int index);

    protected static TextChange Delete(int start, int end) => new(start, end - start, "");

    protected static TextChange Insert(int at, string text) => new(at, 0, text);

    /// <summary>The first offset behind white space and comments.</summary>
    protected int Skip(int at)
    {
        while (at < Text.Length && (char.IsWhiteSpace(Text[at]) || IsComment(at)))
        {
            at = IsComment(at) ? CommentEnd(at) : at + 1;
        }

        return at;
    }

    protected int Column(int index) => Start(index) - Source.LineStart(Start(index));

    /// <summary>The comments directly above an entry, with its indentation and below an offset.</summary>
    protected int CommentsAbove(int start, int floor)
    {
        var (first, column) = (start, start - Source.LineStart(start));
        while (Source.LineStart(first) is > 0 and var line && Source.LineStart(line - 1) is var above && above > floor)
        {
            var at = above + column;
            if (at >= line || !Text.AsSpan(above, column).IsWhiteSpace() || !IsComment(at))
            {
                break;
            }

            first = at;
        }

        return first;
    }

    protected bool IsComment(int at) =>
        at < Text.Length && (Text[at] == '#' || (Text[at] == '/' && at + 1 < Text.Length && Text[at + 1] is '/' or '*'));

    private int CommentEnd(int at)
    {
        var end = Text[at] == '/' && Text[at + 1] == '*' ? Text.IndexOf("*/", at + 2, StringComparison.Ordinal) : -1;
        return end < 0 ? Source.LineEnd(at) : end + 2;
    }
}
