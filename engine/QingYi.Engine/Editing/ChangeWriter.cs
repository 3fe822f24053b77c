using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>Writes edits as changes of a text, in the form of what stands around them.</summary>
internal sealed class ChangeWriter
{
    private readonly SourceText source;
    private readonly NodeText writer;
    private readonly bool isJson;
    private readonly bool isCautious;

    /// <param name="source">The text.</param>
    /// <param name="root">What it reads as.</param>
    /// <param name="isJson">JSON, and not YAML.</param>
    /// <param name="isCautious">
    /// Whether texts with line breaks stay in quotes, and entries leave no blank lines that a block scalar before them would take over.
    /// </param>
    public ChangeWriter(SourceText source, SchemeNode root, bool isJson, bool isCautious)
    {
        (this.source, this.isJson, this.isCautious) = (source, isJson, isCautious);
        writer = new NodeText(isJson, source.LineBreak, Step(root), hasLiterals: !isCautious);
    }

    public IEnumerable<TextChange> Write(NodeEdit edit)
    {
        var entries = edit.Container.Node.Entries;
        var index = Own(entries, edit.Index);
        switch (edit.Operation)
        {
            case EditOperation.Set:
                return [Set(edit, index, entries[edit.Index].Value.Style)];
            case EditOperation.Add:
                return Add(edit, index);
            case EditOperation.Remove:
                return Layout(edit.Container).Remove(index, isCautious);
            case EditOperation.Rename:
                var span = entries[edit.Index].KeySpan;
                return [new TextChange(span.Start, span.End - span.Start, writer.Key(edit.Key, isFlow: true, StyleOf(span)))];
            default:
                var to = Own([.. entries.Where((_, i) => i != edit.Index)], edit.To);
                return to == index ? [] : [Layout(edit.Container).Move(index, to, isCautious)];
        }
    }

    private TextChange Set(NodeEdit edit, int index, NodeStyle style) =>
        Layout(edit.Container) is BlockLayout block
            ? block.Set(index, (isCompact, column) => writer.Behind(edit.Value, isCompact, column, style))
            : new FlowLayout(source, edit.Container.Node, isJson).Set(index, writer.Inline(edit.Value, isFlow: true, style));

    private IEnumerable<TextChange> Add(NodeEdit edit, int index)
    {
        var isItem = edit.Container.Node.Kind == NodeKind.List;
        if (Layout(edit.Container) is BlockLayout block)
        {
            return [block.Add(index, edit.IsBefore, column => writer.Entry(edit.Key, edit.Value, isItem, column))];
        }

        var key = isItem ? "" : writer.Key(edit.Key, isFlow: true) + ": ";
        return new FlowLayout(source, edit.Container.Node, isJson).Add(index, edit.IsBefore, key + writer.Inline(edit.Value, isFlow: true));
    }

    private EntryLayout Layout(NodeTrail container) =>
        container.Node.Style == NodeStyle.Flow ? new FlowLayout(source, container.Node, isJson)
        : container.Parent is { } parent
            ? new BlockLayout(source, container.Node, Layout(parent).Indicator(Own(parent.Node.Entries, container.Index)))
        : new BlockLayout(source, container.Node, null);

    // Merged members are entries of the tree, but not of the text.
    private static int Own(IReadOnlyList<SchemeMember> entries, int index) => entries.Take(index).Count(e => !e.IsMerged);

    private NodeStyle StyleOf(TextSpan key) =>
        source.Text[key.Start] switch
        {
            '"' => NodeStyle.DoubleQuoted,
            '\'' => NodeStyle.SingleQuoted,
            _ => NodeStyle.Plain,
        };

    // The indentation of the first value below a key of the root.
    private int Step(SchemeNode root) =>
        root
            .Members.Where(m => m.Value.Style == NodeStyle.Block && !m.IsMerged)
            .Select(m => m.Value.Span.Start - source.LineStart(m.Value.Span.Start))
            .FirstOrDefault(c => c is > 0 and < 9, 2);
}
