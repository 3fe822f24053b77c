using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>
/// Carries out edits in a text. After each one the text is read again: unless it differs from before just as the edit says, the edit is
/// refused.
/// </summary>
internal sealed class TextEditor
{
    private readonly bool isJson;
    private readonly ChangeList changes = new();
    private SourceText source;
    private SchemeNode root;

    /// <param name="source">The text, without a byte order mark.</param>
    /// <param name="root">What it reads as.</param>
    public TextEditor(SourceText source, SchemeNode root)
    {
        (this.source, this.root) = (source, root);
        isJson = source.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    public string Text => source.Text;

    public IReadOnlyList<TextChange> Changes => changes.Changes;

    /// <exception cref="EditException">The edit is refused; the text may have got a line break at its end.</exception>
    public void Apply(SchemeEdit edit)
    {
        var place = new EditResolver(root, isJson).Resolve(edit);
        if (!TryApply(place) && !(TryTerminate() && TryApply(new EditResolver(root, isJson).Resolve(edit))))
        {
            throw Unsafe(place, NodeFinder.Shown(edit.Path));
        }
    }

    private bool TryApply(NodeEdit edit)
    {
        var expected = edit.Expected();
        return TryChange([.. Writer(isCautious: false).Write(edit)], expected)
            || TryChange([.. Writer(isCautious: true).Write(edit)], expected);
    }

    private ChangeWriter Writer(bool isCautious) => new(source, root, isJson, isCautious);

    private bool TryChange(IReadOnlyList<TextChange> further, SchemeNode expected)
    {
        var edited = new SourceText(source.File, new ChangeList().Apply(source.Text, further));
        var problems = new ProblemList();
        if (NodeFile.Parse(edited, problems) is not { } found || problems.HasErrors || !NodeEdit.AreSame(found, expected))
        {
            return false;
        }

        changes.Apply(source.Text, further);
        (source, root) = (edited, found);
        return true;
    }

    // The value of a block scalar at the end of a text without a last line break has none either, and would get one from lines behind it.
    private bool TryTerminate()
    {
        if (isJson || source.Text.EndsWith('\n'))
        {
            return false;
        }

        var last = root;
        while (!last.IsAlias && last.Entries.LastOrDefault(e => !e.IsMerged) is { } entry)
        {
            last = entry.Value;
        }

        var end = new TextChange(source.Text.Length, 0, source.LineBreak);
        if (last.Style is not (NodeStyle.Literal or NodeStyle.Folded))
        {
            return TryChange([end], root);
        }

        var header = source.Text.IndexOfAny(['|', '>'], last.Span.Start) + 1;
        var signs = source.Text[header..source.LineEnd(header)].Split(' ')[0];
        return TryChange(
            [new TextChange(header, signs.Length, signs.Replace("+", "", StringComparison.Ordinal).TrimEnd('-') + "-"), end],
            root
        );
    }

    private static EditException Unsafe(NodeEdit edit, string path)
    {
        var container = edit.Container;
        var entry = edit.Index < container.Node.Entries.Count ? container.Child(edit.Index) : container;
        var anchored = entry.Upwards().FirstOrDefault(n => n.Node.Anchor.Length > 0);
        return new EditException(
            "QY1025",
            (anchored ?? entry).Node.Position,
            anchored is null ? EditTexts.WouldChangeMore(path) : EditTexts.Anchored(path, anchored.Node.Anchor)
        );
    }
}
