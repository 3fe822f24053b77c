using QingYi.Engine.Rendering;

namespace QingYi.Engine.Authoring;

/// <summary>What a scheme makes of records, step by step.</summary>
/// <param name="Request">The parameters of the source's request.</param>
/// <param name="Records">The records as the source sends them, in their order.</param>
/// <param name="Groups">The documents that are made of several records; empty: the scheme forms no groups.</param>
public sealed record SchemeTrace(IReadOnlyList<NodeTrace> Request, IReadOnlyList<RawTrace> Records, IReadOnlyList<GroupTrace> Groups);
