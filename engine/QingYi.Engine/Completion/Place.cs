using System.Text.Json.Nodes;

namespace QingYi.Engine.Completion;

/// <summary>What the language expects at a cursor.</summary>
/// <param name="Kind">What is expected.</param>
internal sealed record Place(PlaceKind Kind)
{
    private const string Listing = "reconcile.source";

    /// <summary>The schema of a setting, or of the mapping in which its key stands.</summary>
    public JsonObject Schema { get; init; } = [];

    /// <summary>The keys down to it without the items of lists: <c>source.condition.field</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The names of the parameters down to it, or those of the fields of a record.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The path; below <c>reconcile.source</c>, whose keys are those of a source, the same key below <c>source</c>.</summary>
    public string OfSide => Path.StartsWith(Listing, StringComparison.Ordinal) ? Path["reconcile.".Length..] : Path;

    /// <summary>True below <c>source</c>: a request has no record there.</summary>
    public bool IsSource => OfSide.StartsWith("source", StringComparison.Ordinal);

    /// <summary>The last key of the path.</summary>
    public string Key => Path[(Path.LastIndexOf('.') + 1)..];
}
