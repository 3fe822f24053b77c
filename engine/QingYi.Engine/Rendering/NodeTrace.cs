using System.Text.Json.Nodes;

namespace QingYi.Engine.Rendering;

/// <summary>What became of one parameter of a request.</summary>
/// <param name="Path">The names from the request down to the parameter, with the indexes of elements: <c>lines[0].sku</c>.</param>
/// <param name="Position">The position of the parameter in the scheme's file.</param>
public sealed record NodeTrace(string Path, SourcePosition Position)
{
    /// <summary>The value as the author wrote it: a template or a literal; null: there is none, or the parameter is a list of
    /// objects.</summary>
    public string? Written { get; init; }

    /// <summary>
    /// The value after each step that the parameter has, in their order: <c>template</c>, <c>default</c>, <c>format</c>, <c>type</c>,
    /// <c>parser</c>. After a rejection the remaining steps are missing. Empty: the parameter is a list of objects.
    /// </summary>
    public IReadOnlyList<NodeStep> Steps { get; init; } = [];

    /// <summary>The value that is sent; null: JSON's null, or there is none.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>Why the value is refused, or, with a code that <c>check</c> reports, why the parameter does not compile; null: it is
    /// fine.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>What the record waits for; null: nothing.</summary>
    public LocalizedText? Waits { get; init; }

    /// <summary>For a list of objects: their number; null: the parameter is no such list.</summary>
    public int? Count { get; init; }

    /// <summary>For a list of objects: the array of the record whose elements they are made of; null: one object of the whole
    /// record.</summary>
    public string? Array { get; init; }
}
