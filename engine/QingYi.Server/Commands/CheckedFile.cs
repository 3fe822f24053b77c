using QingYi.Server.Api;

namespace QingYi.Server.Commands;

/// <summary>What <c>check --output json</c> shows of a file.</summary>
/// <param name="File">The file as the user wrote it.</param>
/// <param name="IsUsable">False: an error keeps the scheme from running.</param>
/// <param name="Problems">The problems of the scheme and of its environment.</param>
internal sealed record CheckedFile(string File, bool IsUsable, IReadOnlyList<DraftProblem> Problems);
