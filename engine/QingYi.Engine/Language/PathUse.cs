using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A path in a template.</summary>
/// <param name="Path">The path.</param>
/// <param name="Index">The index in the template's text at which it begins.</param>
/// <param name="Iterates">True when an execute extension iterates over an array that the path walks; false below <c>implode</c>.</param>
internal readonly record struct PathUse(RecordPath Path, int Index, bool Iterates);
