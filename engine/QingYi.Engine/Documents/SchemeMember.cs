namespace QingYi.Engine.Documents;

/// <summary>A key of a mapping with its value.</summary>
internal sealed record SchemeMember(string Key, SourcePosition Position, SchemeNode Value)
{
    /// <summary>The characters of the key in the text.</summary>
    public TextSpan KeySpan { get; init; }

    /// <summary>True when a merge key brings the member: it stands in another mapping of the text.</summary>
    public bool IsMerged { get; init; }
}
