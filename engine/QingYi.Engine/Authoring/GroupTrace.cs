using System.Text.Json.Nodes;
using QingYi.Engine.Rendering;

namespace QingYi.Engine.Authoring;

/// <summary>One document that is made of several records.</summary>
/// <param name="Records">The ids of the records.</param>
public sealed record GroupTrace(IReadOnlyList<string> Records)
{
    /// <summary>The document from which the parameters are rendered; null: it is rejected before.</summary>
    public JsonObject? Document { get; init; }

    /// <summary>The parameters of its request.</summary>
    public IReadOnlyList<NodeTrace> Nodes { get; init; } = [];

    /// <summary>Why its records are rejected; null: they are not, or the scheme has errors.</summary>
    public Rejection? Rejection { get; init; }
}
