using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A path in a template.</summary>
/// <param name="Path">The path.</param>
/// <param name="Index">Where it begins in the template's text.</param>
/// <param name="Iterates">Whether an execute extension runs over an array that it walks; not so below <c>implode</c>.</param>
internal readonly record struct PathUse(RecordPath Path, int Index, bool Iterates);
