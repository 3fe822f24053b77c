using QingYi.Engine.Documents;
using QingYi.Engine.Values;

namespace QingYi.Engine.Schemes;

/// <summary>A parameter node: of a request, of a response, or below another node.</summary>
internal sealed record ParameterConfig
{
    public required string Field { get; init; }

    public required SourcePosition Position { get; init; }

    public string Label { get; init; } = "";

    /// <summary>The type as written; null: none.</summary>
    public string? Type { get; init; }

    /// <summary>The value; null: none.</summary>
    public SchemeNode? Value { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>True when a record waits, if its look-up finds nothing, until the other scheme stores records.</summary>
    public bool Awaits { get; init; }

    /// <summary>The value that replaces a null or an empty text; null: none.</summary>
    public Value? Default { get; init; }

    /// <summary>The format of the value; null or empty: unchanged.</summary>
    public SchemeNode? Format { get; init; }

    /// <summary>The parser of the formatted value: a chain, or a name with parameters.</summary>
    public SchemeNode? Parser { get; init; }

    /// <summary><c>one</c>: a record is rejected unless the array that the block walks has exactly one element.</summary>
    public string? Cardinality { get; init; }

    /// <summary>The child nodes; null for a leaf.</summary>
    public IReadOnlyList<ParameterConfig>? Children { get; init; }
}
