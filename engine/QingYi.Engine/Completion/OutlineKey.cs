using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>A key in a line.</summary>
/// <param name="Name">The key.</param>
/// <param name="Span">Its characters, with quotes.</param>
/// <param name="Colon">The place of its colon.</param>
internal readonly record struct OutlineKey(string Name, TextSpan Span, int Colon);
