namespace QingYi.Engine.Schemes;

/// <summary>How waiting records become one document: a common form of <c>merge</c> and <c>groupCalculate</c>.</summary>
internal sealed record GroupConfig
{
    public required SourcePosition Position { get; init; }

    /// <summary>Records with the same values in these fields form a group.</summary>
    public required IReadOnlyList<string> HeaderKeys { get; init; }

    /// <summary>Further fields of the head, taken from the first record; null: all fields of the record.</summary>
    public IReadOnlyList<string>? HeaderFields { get; init; } = [];

    /// <summary>
    /// The array of a record whose elements are the lines; a record without it is itself a line. Empty: every record is a line.
    /// </summary>
    public string Lines { get; init; } = "";

    /// <summary>The name of the lines in the document.</summary>
    public required string Target { get; init; }

    /// <summary>Lines with the same values in these fields become one line; empty: every line stays.</summary>
    public IReadOnlyList<string> LineKeys { get; init; } = [];

    /// <summary>Further fields of a line, taken from the first.</summary>
    public IReadOnlyList<string> LineFields { get; init; } = [];

    /// <summary>The maximum number of lines; further lines form another document with the same head. Null: no limit.</summary>
    public int? MaxLines { get; init; }

    /// <summary>The calculations over the lines of a group, or over its records.</summary>
    public IReadOnlyList<GroupCalculation> Calculate { get; init; } = [];
}
