using System.Diagnostics;

namespace QingYi.Engine.Runs;

/// <summary>
/// The steps of a run as spans of the source <c>QingYi</c>: <c>run</c>, <c>fetch</c>, <c>stage</c>, <c>deliver</c>, <c>settle</c>, and
/// <c>store.commit</c> within those that write to the store. Connectors add their own (<c>write</c> and <c>commit</c> of
/// <c>QingYi.Sql</c>). They cost nothing without a listener.
/// </summary>
public static class Spans
{
    /// <summary>The source of the spans.</summary>
    public static ActivitySource Source { get; } = new("QingYi");
}
