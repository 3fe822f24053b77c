namespace QingYi.Engine.Documents;

/// <summary>A value of a YAML or JSON file with its position; both formats are read into it.</summary>
internal sealed record SchemeNode
{
    public required NodeKind Kind { get; init; }

    public required SourcePosition Position { get; init; }

    /// <summary>The text of a scalar; a number as written.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<SchemeMember> Members { get; init; } = [];

    public IReadOnlyList<SchemeNode> Items { get; init; } = [];

    /// <summary>The position of a character of <see cref="Text"/>.</summary>
    public Func<int, SourcePosition>? Locate { get; init; }

    public bool IsScalar => Kind is not (NodeKind.Mapping or NodeKind.List);

    /// <summary>A description of the node for messages. In Chinese it begins with a Chinese word.</summary>
    public LocalizedText Described =>
        Kind switch
        {
            NodeKind.Null => DocumentTexts.Nothing,
            NodeKind.Text => DocumentTexts.TheText(Text.Length > 40 ? Text[..40] + "…" : Text),
            NodeKind.Number => DocumentTexts.TheNumber(Text),
            NodeKind.Boolean => DocumentTexts.TheFlag(Text),
            NodeKind.Mapping => DocumentTexts.Mapping,
            _ => DocumentTexts.List,
        };

    public SourcePosition PositionAt(int index) => Locate is null ? Position : Locate(index);
}
