using System.Text.Json.Nodes;

namespace QingYi.Engine.Rendering;

/// <summary>What <c>formatResponse</c> makes of one value.</summary>
/// <param name="Field">The path of the value.</param>
/// <param name="Name">The name under which the result stands beside it.</param>
public sealed record FieldTrace(string Field, string Name)
{
    /// <summary>The value of the record.</summary>
    public JsonNode? Before { get; init; }

    /// <summary>The result.</summary>
    public JsonNode? After { get; init; }

    /// <summary>Why there is no result; null: there is one.</summary>
    public Rejection? Rejection { get; init; }
}
