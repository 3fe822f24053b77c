namespace QingYi.Engine.Documents;

/// <summary>A change of a text that removes a problem.</summary>
/// <param name="Title">What it does, for people.</param>
/// <param name="Changes">The changes of the text in which the problem was found, in the order of their places.</param>
public sealed record ProblemFix(LocalizedText Title, IReadOnlyList<TextChange> Changes);
