using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>One entry of <c>formatResponse</c>: a field of the record written in another form, under its own or a new name.</summary>
/// <param name="Old">The path of the field; below an array for each of its elements.</param>
/// <param name="New">The name of the result, beside the field.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Position">Where the entry stands.</param>
internal sealed record ReformatConfig(string Old, string New, SchemeNode Format, SourcePosition Position);
