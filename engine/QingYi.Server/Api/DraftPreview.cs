using System.Text.Json.Nodes;

namespace QingYi.Server.Api;

/// <summary>What a run would send.</summary>
/// <param name="Problems">The problems of the scheme.</param>
/// <param name="Preview">
/// <c>request</c> of the source, and <c>records</c>, or <c>documents</c> where the target groups records; null: the scheme has errors.
/// </param>
internal sealed record DraftPreview(IReadOnlyList<DraftProblem> Problems, JsonObject? Preview);
