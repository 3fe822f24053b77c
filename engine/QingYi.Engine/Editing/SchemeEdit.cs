using System.Text.Json.Nodes;

namespace QingYi.Engine.Editing;

/// <summary>An edit of one place of a scheme's text.</summary>
public sealed record SchemeEdit
{
    /// <summary>What to do.</summary>
    public required EditOperation Operation { get; init; }

    /// <summary>
    /// The place: the keys, as texts, and the indexes of lists, from 0, that lead to it from the root. A text also leads to the parameter
    /// node of a list that has this <c>field</c>, and from a parameter node to its children. For <see cref="EditOperation.Add"/> it is the
    /// path that the new value gets; an index is the one before which it is inserted, and the length of the list appends.
    /// </summary>
    public required IReadOnlyList<JsonNode> Path { get; init; }

    /// <summary>
    /// The new value of <see cref="EditOperation.Set"/> and <see cref="EditOperation.Add"/>. A parameter node keeps its attributes when
    /// its value is set; an object replaces it.
    /// </summary>
    public JsonNode? Value { get; init; }

    /// <summary>The new key of <see cref="EditOperation.Rename"/>.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// The sibling, as a key, a field or an index, before which <see cref="EditOperation.Add"/> and <see cref="EditOperation.Move"/> place
    /// the value; null: see <see cref="After"/>.
    /// </summary>
    public JsonNode? Before { get; init; }

    /// <summary>The sibling behind which they place it; null: <see cref="EditOperation.Add"/> places it at the end.</summary>
    public JsonNode? After { get; init; }
}
