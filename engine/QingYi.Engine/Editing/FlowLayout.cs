using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>A mapping or a list in brackets, in YAML or JSON: entries with commas between them, on one line or on several.</summary>
internal sealed class FlowLayout(SourceText source, SchemeNode container, bool isJson) : EntryLayout(source, container)
{
    private int Last => Entries.Count - 1;

    public override int Start(int index) => IsList ? Entries[index].Value.Span.Start : Entries[index].KeySpan.Start;

    public override int Lead(int index) =>
        Source.BeginsLine(Start(index))
            ? CommentsAbove(Start(index), index == 0 ? Container.Span.Start : Foot(index - 1).End)
            : Start(index);

    public override IEnumerable<TextChange> Remove(int index, bool isTight)
    {
        var (head, foot) = (Head(index), Foot(index));
        if (IsOnlyEntry)
        {
            return [Delete(Inside, Container.Span.End - 1)];
        }

        // The last entry leaves no comma behind, unless the author ends lists with one.
        var comma = Comma(index) ?? head.End;
        var before = index == Last && index > 0 && Comma(index) is null ? Comma(index - 1) - 1 : null;
        if (HasLines(index))
        {
            var lines = Delete(Source.LineStart(head.Start), Source.NextLine(foot.End));
            return before is { } at ? [Delete(at, at + 1), lines] : [lines];
        }

        if (before is { } behind && Text.AsSpan(behind + 1, head.Start - behind - 1).IsWhiteSpace())
        {
            return [Delete(behind, head.End)];
        }

        var end = comma;
        while (end < Text.Length && Text[end] is ' ' or '\t')
        {
            end++;
        }

        var entry = Delete(head.Start, Source.LineEnd(end) == end ? comma : end);
        return before is { } single ? [Delete(single, single + 1), entry] : [entry];
    }

    /// <summary>Adds an entry that is written on one line.</summary>
    public IEnumerable<TextChange> Add(int index, bool isBefore, string entry)
    {
        if (Entries.Count == 0)
        {
            return [Empty(entry)];
        }

        var neighbour = isBefore || index == 0 ? index : index - 1;
        var separator =
            HasLines(neighbour) ? Source.LineBreak + Text[Source.LineStart(Start(neighbour))..Start(neighbour)]
            : Comma(0) is { } first && first < Text.Length && !char.IsWhiteSpace(Text[first]) && Last > 0 ? ""
            : " ";
        if (neighbour == index)
        {
            return [Insert(Lead(index), entry + "," + separator)];
        }

        var foot = Foot(neighbour).End;
        return Comma(neighbour) is not null ? [Insert(foot, separator + entry + ",")]
            : foot == End(neighbour) ? [Insert(foot, "," + separator + entry)]
            : [Insert(End(neighbour), ","), Insert(foot, separator + entry)];
    }

    /// <summary>Replaces the value of an entry.</summary>
    public TextChange Set(int index, string value)
    {
        var node = Entries[index].Value;
        var text = (node.Anchor.Length == 0 ? "" : $"&{node.Anchor} ") + value;
        return !node.Span.IsEmpty ? new TextChange(node.Span.Start, node.Span.End - node.Span.Start, text)
            : Indicator(index) is var at && at > Entries[index].KeySpan.End ? Insert(at, " " + text)
            : Insert(at, ": " + text);
    }

    protected override TextSpan Head(int index) => new(Lead(index), End(index));

    // A comment belongs to the entry before it if the rest of the line holds nothing else.
    protected override TextSpan Foot(int index)
    {
        var at = Comma(index) ?? End(index);
        var rest = at;
        while (rest < Text.Length && Text[rest] is ' ' or '\t')
        {
            rest++;
        }

        return IsComment(rest) && Skip(rest) > Source.LineEnd(rest) ? new TextSpan(at, Source.LineEnd(rest)) : new TextSpan(at, at);
    }

    private int Inside => Text.IndexOf(IsList ? '[' : '{', Container.Span.Start) + 1;

    // The offset behind the comma of an entry.
    private int? Comma(int index) => Skip(End(index)) is var at && at < Text.Length && Text[at] == ',' ? at + 1 : null;

    private bool HasLines(int index) =>
        Source.BeginsLine(Start(index)) && Text.AsSpan(Foot(index).End, Source.LineEnd(Foot(index).End) - Foot(index).End).IsWhiteSpace();

    private TextChange Empty(string entry)
    {
        var end = Container.Span.End - 1;
        var isBlank = Text.AsSpan(Inside, end - Inside).IsWhiteSpace();
        var text = IsList || isJson ? entry : $" {entry} ";
        return isBlank ? new TextChange(Inside, end - Inside, text) : Insert(end, text);
    }
}
