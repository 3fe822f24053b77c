using System.Text.Json.Nodes;
using QingYi.Engine.Rendering;

namespace QingYi.Engine.Authoring;

/// <summary>What became of one stored record.</summary>
/// <param name="Id">Its id; null: it has none, and is rejected.</param>
/// <param name="Number">Its number; empty: none.</param>
public sealed record RecordTrace(string? Id, string Number)
{
    /// <summary>What the source did to it.</summary>
    public RecordChange Change { get; init; }

    /// <summary>
    /// Its content where that differs from what the source sends: without dropped elements, or one element; otherwise null.
    /// </summary>
    public JsonNode? Content { get; init; }

    /// <summary>What <c>formatResponse</c> makes of its fields.</summary>
    public IReadOnlyList<FieldTrace> Fields { get; init; } = [];

    /// <summary>The parameters of its request; empty: it is rejected before, or grouped with others.</summary>
    public IReadOnlyList<NodeTrace> Nodes { get; init; } = [];

    /// <summary>
    /// Why it is rejected, which is the first of the rejections of its parameters where those have any; null: it is sent, or grouped with
    /// others, or the scheme has errors.
    /// </summary>
    public Rejection? Rejection { get; init; }

    /// <summary>Why it waits for another scheme, or is not sent at all; null: it is sent.</summary>
    public LocalizedText? Held { get; init; }

    /// <summary>What the target is sent, as <c>preview</c> shows it; empty: nothing, or the scheme has errors.</summary>
    public JsonArray Sent { get; init; } = [];
}
