namespace QingYi.Engine.Documents;

/// <summary>A value of a YAML or JSON file with its position; both formats are read into it.</summary>
internal sealed record SchemeNode
{
    public required NodeKind Kind { get; init; }

    public required SourcePosition Position { get; init; }

    /// <summary>
    /// Its characters in the text, with anchor and tag. An empty value has an empty span behind its colon or dash; an alias spans itself,
    /// while its position and its values are those of its anchor. A block scalar ends before the line break of its last line.
    /// </summary>
    public TextSpan Span { get; init; }

    public NodeStyle Style { get; init; }

    /// <summary>The name of its anchor; empty: none.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>True when an alias stands here: the values below belong to another place of the text.</summary>
    public bool IsAlias { get; init; }

    /// <summary>The text of a scalar; a number as written.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<SchemeMember> Members { get; init; } = [];

    public IReadOnlyList<SchemeNode> Items { get; init; } = [];

    /// <summary>The position of a character of <see cref="Text"/>.</summary>
    public Func<int, SourcePosition>? Locate { get; init; }

    /// <summary>The members of a mapping, or the items of a list as members without a key.</summary>
    public IReadOnlyList<SchemeMember> Entries =>
        Kind == NodeKind.List ? [.. Items.Select(i => new SchemeMember("", i.Position, i))] : Members;

    public bool IsScalar => Kind is not (NodeKind.Mapping or NodeKind.List);

    /// <summary>A description of the node for messages. In Chinese it begins with a Chinese word.</summary>
    public LocalizedText Described =>
        Kind switch
        {
            NodeKind.Null => DocumentTexts.Nothing,
            NodeKind.Text => DocumentTexts.TheText(ShortText.Of(Text, 40)),
            NodeKind.Number => DocumentTexts.TheNumber(Text),
            NodeKind.Boolean => DocumentTexts.TheFlag(Text),
            NodeKind.Mapping => DocumentTexts.Mapping,
            _ => DocumentTexts.List,
        };

    public SourcePosition PositionAt(int index) => Locate is null ? Position : Locate(index);
}
