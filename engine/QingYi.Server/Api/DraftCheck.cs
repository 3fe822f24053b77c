namespace QingYi.Server.Api;

/// <summary>Whether a text is a scheme that can run.</summary>
/// <param name="IsUsable">False: an error keeps it from running.</param>
/// <param name="Problems">All problems, in the order of their places.</param>
internal sealed record DraftCheck(bool IsUsable, IReadOnlyList<DraftProblem> Problems);
