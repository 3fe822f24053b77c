namespace QingYi.Server.Api;

/// <summary>A place in the text of a scheme.</summary>
/// <param name="Text">The text of the scheme, YAML or JSON; it may be broken.</param>
/// <param name="Offset">The offset in it, counted from 0 in UTF-16 units.</param>
/// <param name="File">The name of its file; with <c>.json</c> at its end the text is JSON. By default as the text begins.</param>
internal sealed record CompletionRequest(string? Text = null, int? Offset = null, string? File = null);
