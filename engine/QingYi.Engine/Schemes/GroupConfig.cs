namespace QingYi.Engine.Schemes;

/// <summary>How waiting records become one document: <c>merge</c> and <c>groupCalculate</c> in one form.</summary>
internal sealed record GroupConfig
{
    public required SourcePosition Position { get; init; }

    /// <summary>Records that have the same values here belong together.</summary>
    public required IReadOnlyList<string> HeaderKeys { get; init; }

    /// <summary>More fields of the head, taken from the first record; null: all that it has.</summary>
    public IReadOnlyList<string>? HeaderFields { get; init; } = [];

    /// <summary>The array of a record whose elements are the lines; a record without it is a line itself. Empty: always so.</summary>
    public string Lines { get; init; } = "";

    /// <summary>The name of the lines in the document.</summary>
    public required string Target { get; init; }

    /// <summary>Lines that have the same values here become one; empty: each stays.</summary>
    public IReadOnlyList<string> LineKeys { get; init; } = [];

    /// <summary>More fields of a line, taken from the first.</summary>
    public IReadOnlyList<string> LineFields { get; init; } = [];

    /// <summary>More lines make another document with the same head; null: no limit.</summary>
    public int? MaxLines { get; init; }

    /// <summary>What is calculated of the lines of a group, or of its records.</summary>
    public IReadOnlyList<GroupCalculation> Calculate { get; init; } = [];
}
