using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>One comparison of a source's <c>condition</c> or <c>deleted</c>.</summary>
/// <param name="Field">The path of the value.</param>
/// <param name="Logic">The comparison: <c>eq</c>, <c>between</c> …</param>
/// <param name="Value">The value to compare with: a literal or a template; null: none.</param>
/// <param name="Strict">Over an array: an element that fails drops the whole record, not only the element.</param>
/// <param name="Position">Its position in the file.</param>
internal sealed record ConditionConfig(string Field, string Logic, SchemeNode? Value, bool Strict, SourcePosition Position);
