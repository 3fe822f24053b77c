using QingYi.Engine.Editing;

namespace QingYi.Server.Api;

/// <summary>Asks for edits of a text.</summary>
/// <param name="Text">The text of the scheme.</param>
/// <param name="Edits">The edits, each in the text that the one before it leaves.</param>
/// <param name="File">The name of its file, for positions; a name that ends in <c>.json</c> makes the text JSON.</param>
internal sealed record EditRequest(string Text, IReadOnlyList<SchemeEdit> Edits, string? File = null);
