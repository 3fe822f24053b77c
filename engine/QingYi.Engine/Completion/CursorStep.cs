using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>A step to a value.</summary>
/// <param name="Key">The key of the value; null: an item of a list, or the root.</param>
/// <param name="Node">The value.</param>
internal sealed record CursorStep(string? Key, SchemeNode Node);
