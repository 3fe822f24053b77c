namespace QingYi.Engine.Completion;

/// <summary>What is known of a word in a scheme.</summary>
/// <param name="Start">The first character of the word, counted from 0 in UTF-16 units.</param>
/// <param name="End">The one behind the last.</param>
/// <param name="Text">The text; Markdown.</param>
public sealed record HoverText(int Start, int End, LocalizedText Text);
