using QingYi.Engine.Authoring;

namespace QingYi.Server.Api;

/// <summary>What a scheme makes of records, step by step.</summary>
/// <param name="Problems">The problems of the scheme.</param>
/// <param name="Trace">The trace; null: the source's connector, connection, api or id is missing or wrong.</param>
internal sealed record DraftTrace(IReadOnlyList<DraftProblem> Problems, SchemeTrace? Trace);
