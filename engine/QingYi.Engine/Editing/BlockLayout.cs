using System.Text.RegularExpressions;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>A mapping or a list by indentation: each entry has lines of its own, apart from a first one behind a dash.</summary>
/// <param name="source">The text.</param>
/// <param name="container">The mapping or list.</param>
/// <param name="indicator">The end of the colon or the dash before it; null: it is the root.</param>
internal sealed partial class BlockLayout(SourceText source, SchemeNode container, int? indicator) : EntryLayout(source, container)
{
    public override int Start(int index)
    {
        if (!IsList)
        {
            return Entries[index].KeySpan.Start;
        }

        var at = Skip(index == 0 ? Container.Span.Start : End(index - 1));
        while (at < Text.Length && Text[at] is '&' or '!')
        {
            at = Skip(PropertyEnd(at));
        }

        return at;
    }

    public override int Indicator(int index) => IsList ? Start(index) + 1 : base.Indicator(index);

    // What stands above the first entry of the root is about the file.
    public override int Lead(int index) =>
        !Source.BeginsLine(Start(index)) || (index == 0 && indicator is null)
            ? Start(index)
            : CommentsAbove(Start(index), index == 0 ? indicator!.Value : End(index - 1));

    /// <summary>The end of the last line of an entry, with the comment on it.</summary>
    public int Tail(int index) => Source.LineEnd(End(index));

    public override IEnumerable<TextChange> Remove(int index, bool isTight)
    {
        var (start, line) = (Start(index), Source.LineStart(Lead(index)));
        if (!IsOnlyEntry && !Source.BeginsLine(start))
        {
            var next = Tail(index);
            while (next < Text.Length && char.IsWhiteSpace(Text[next]))
            {
                next++;
            }

            return [Delete(start, next)];
        }

        var empty = IsList ? "[]" : "{}";
        var lines = Delete(line, Source.NextLine(isTight ? BlankEnd(Tail(index)) : Tail(index)));
        return !IsOnlyEntry ? [lines]
            : indicator is { } behind && Source.BeginsLine(start) ? [Insert(Properties(behind), " " + empty), lines]
            : [new TextChange(start, End(index) - start, empty)];
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="index">The place that it gets.</param>
    /// <param name="isBefore">Whether it belongs to the entry behind it.</param>
    /// <param name="write">Writes it for a column.</param>
    public TextChange Add(int index, bool isBefore, Func<int, string> write)
    {
        var indent = Source.LineBreak + new string(' ', Column(0));
        return isBefore || index == 0 ? Insert(Lead(index), write(Column(0)) + indent) : Insert(Tail(index - 1), indent + write(Column(0)));
    }

    /// <summary>Replaces the value of an entry.</summary>
    /// <param name="index">The entry.</param>
    /// <param name="write">Writes the value; is told whether a mapping or a list may begin on the same line, and the column.</param>
    public TextChange Set(int index, Func<bool, int, string> write)
    {
        var node = Entries[index].Value;
        var (behind, span) = (Indicator(index), node.Span);
        var anchor = node.Anchor.Length == 0 ? "" : " &" + node.Anchor;
        var text = write(IsList && anchor.Length == 0, Column(index));
        var isBlock = node.Style == NodeStyle.Block;
        var isBelow = isBlock && Source.LineStart(Skip(Properties(behind))) > behind;
        var hasHeader = node.Style is NodeStyle.Literal or NodeStyle.Folded;
        var line = text.IndexOf(Source.LineBreak, StringComparison.Ordinal);
        if (span.IsEmpty && line < 0)
        {
            return Insert(behind, anchor + text);
        }

        if (!isBelow && !hasHeader && line < 0)
        {
            return new TextChange(span.Start, span.End - span.Start, (anchor + text)[1..]);
        }

        // A comment behind the colon, the header of a block scalar or the value stays on the first line.
        var (end, comment) =
            isBelow ? (End(index), Comment(behind))
            : hasHeader ? (End(index), Comment(span.Start))
            : isBlock ? (End(index), "")
            : (Tail(index), Comment(End(index)));
        var head = line < 0 ? text : text[..line];
        return new TextChange(behind, end - behind, anchor + head + comment + text[head.Length..]);
    }

    protected override TextSpan Head(int index) => new(Lead(index), Tail(index));

    protected override TextSpan Foot(int index) => new(Tail(index), Tail(index));

    // The comment on the rest of a line that holds nothing else, apart from an anchor, a tag or the signs of a block scalar.
    private string Comment(int from) => LineComment().Match(Text[from..Source.LineEnd(from)]).Value;

    [GeneratedRegex(@"[ \t]+#.*$")]
    private static partial Regex LineComment();

    // The end of the anchor and the tag that follow a colon or a dash.
    private int Properties(int behind)
    {
        var (end, at) = (behind, Skip(behind));
        while (at < Text.Length && Text[at] is '&' or '!')
        {
            end = PropertyEnd(at);
            at = Skip(end);
        }

        return end;
    }

    private int PropertyEnd(int at)
    {
        while (at < Text.Length && !char.IsWhiteSpace(Text[at]))
        {
            at++;
        }

        return at;
    }
}
