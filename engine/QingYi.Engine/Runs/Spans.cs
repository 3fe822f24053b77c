using System.Diagnostics;

namespace QingYi.Engine.Runs;

/// <summary>
/// The steps of a run as spans of the source <c>QingYi</c>: <c>run</c>, <c>fetch</c>, <c>stage</c>, <c>deliver</c>, <c>settle</c>, and
/// <c>store.commit</c> within those that write to the store. Connectors add theirs (<c>write</c> and <c>commit</c> of <c>QingYi.Sql</c>).
/// They cost nothing while nobody listens.
/// </summary>
public static class Spans
{
    /// <summary>Where the spans come from.</summary>
    public static ActivitySource Source { get; } = new("QingYi");
}
