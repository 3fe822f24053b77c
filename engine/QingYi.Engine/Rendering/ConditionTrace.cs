using System.Text.Json.Nodes;

namespace QingYi.Engine.Rendering;

/// <summary>How one comparison of <c>condition</c> or <c>deleted</c> judges a record.</summary>
/// <param name="Field">The path of the value.</param>
/// <param name="Logic">The comparison: <c>eq</c>, <c>between</c> …</param>
/// <param name="Position">The position of the comparison in the scheme's file.</param>
public sealed record ConditionTrace(string Field, string Logic, SourcePosition Position)
{
    /// <summary>The value of the record; an array where the path walks one.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>The value to compare with.</summary>
    public JsonNode? Operand { get; init; }

    /// <summary>False: the comparison, and with it its list, does not hold.</summary>
    public bool Holds { get; init; }

    /// <summary>True: elements of an array do not meet the comparison, and are dropped instead of the record.</summary>
    public bool DropsElements { get; init; }
}
