using QingYi.Engine.Documents;

namespace QingYi.Server.Api;

/// <summary>A text after its edits.</summary>
/// <param name="Text">The new text.</param>
/// <param name="Changes">What has changed, as parts of the text that was sent; an editor applies them as one step.</param>
internal sealed record EditedText(string Text, IReadOnlyList<TextChange> Changes);
