namespace QingYi.Engine.Documents;

/// <summary>How a value is written.</summary>
internal enum NodeStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,

    /// <summary>A block scalar that keeps its line breaks.</summary>
    Literal,

    /// <summary>A block scalar whose lines are joined.</summary>
    Folded,

    /// <summary>A mapping or a list by indentation.</summary>
    Block,

    /// <summary>A mapping or a list in brackets.</summary>
    Flow,
}
