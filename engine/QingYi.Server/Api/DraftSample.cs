using QingYi.Engine.Authoring;

namespace QingYi.Server.Api;

/// <summary>One page of a scheme's source.</summary>
/// <param name="Problems">The problems of the scheme.</param>
/// <param name="Sample">The page; null: the source's connector, connection, api or id is missing or wrong.</param>
internal sealed record DraftSample(IReadOnlyList<DraftProblem> Problems, SchemeSample? Sample);
