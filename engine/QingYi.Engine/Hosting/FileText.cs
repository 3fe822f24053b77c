namespace QingYi.Engine.Hosting;

/// <summary>The text of a scheme file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Text">The text.</param>
/// <param name="Version">Identifies the text; a save names the version that it replaces.</param>
/// <param name="ReadOnly">Why it cannot be saved; null: it can.</param>
public sealed record FileText(string File, string Text, string Version, LocalizedText? ReadOnly);
