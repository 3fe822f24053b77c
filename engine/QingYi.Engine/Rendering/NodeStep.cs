using System.Text.Json.Nodes;

namespace QingYi.Engine.Rendering;

/// <summary>One step in the evaluation of a parameter.</summary>
/// <param name="Name"><c>template</c>, <c>default</c>, <c>format</c>, <c>type</c> or <c>parser</c>.</param>
/// <param name="Value">The value after the step; null: JSON's null.</param>
public sealed record NodeStep(string Name, JsonNode? Value);
