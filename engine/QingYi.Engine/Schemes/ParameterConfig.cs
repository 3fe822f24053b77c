using QingYi.Engine.Documents;
using QingYi.Engine.Values;

namespace QingYi.Engine.Schemes;

/// <summary>A parameter node: of a request, of a response, or below another node.</summary>
internal sealed record ParameterConfig
{
    public required string Field { get; init; }

    public required SourcePosition Position { get; init; }

    public string Label { get; init; } = "";

    /// <summary>The type as written; null when the author gave none.</summary>
    public string? Type { get; init; }

    /// <summary>The value; null when there is none.</summary>
    public SchemeNode? Value { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>A record whose look-up here finds nothing waits until the other scheme stores records.</summary>
    public bool Awaits { get; init; }

    /// <summary>What takes the place of a null or an empty text; null: nothing.</summary>
    public Value? Default { get; init; }

    /// <summary>How the value is written; null or empty: as it is.</summary>
    public SchemeNode? Format { get; init; }

    /// <summary>What is made of the value then: a chain, or a name with parameters.</summary>
    public SchemeNode? Parser { get; init; }

    /// <summary><c>one</c>: the record is rejected unless the array that the block walks has exactly one element.</summary>
    public string? Cardinality { get; init; }

    /// <summary>Nodes below; null for a leaf.</summary>
    public IReadOnlyList<ParameterConfig>? Children { get; init; }
}
