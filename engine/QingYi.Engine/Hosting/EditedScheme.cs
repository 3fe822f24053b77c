using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>The result of editing the text of a scheme.</summary>
/// <param name="Text">The new text; with problems the given one.</param>
/// <param name="Changes">
/// The changes that make the new text of the given one: places of the given text, in order, without overlap. An editor applies them
/// together, as one step that can be undone.
/// </param>
/// <param name="Problems">Why nothing was changed, with positions; empty: all edits were made.</param>
public sealed record EditedScheme(string Text, IReadOnlyList<TextChange> Changes, IReadOnlyList<Problem> Problems);
