using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>One entry of <c>formatResponse</c>: reformats a field of the record, under its own or a new name.</summary>
/// <param name="Old">The path of the field; below an array, the field of each element.</param>
/// <param name="New">The name of the result, next to the field.</param>
/// <param name="Format">The format.</param>
/// <param name="Position">The position of the entry in the file.</param>
internal sealed record ReformatConfig(string Old, string New, SchemeNode Format, SourcePosition Position);
