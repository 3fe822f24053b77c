using System.Text.Json;

namespace QingYi.Engine.Values;

/// <summary>The place of a value in the record; the entries of an object's row and of an array are captures too.</summary>
internal struct Capture
{
    public JsonTokenType Kind;
    public int Start;
    public int Length;

    /// <summary>Object: the index of its row. Array: the index of its first element, -1 when empty.</summary>
    public int First;

    /// <summary>The next element of the same array, or -1.</summary>
    public int Next;

    /// <summary>True when the name matched with exact case.</summary>
    public bool Exact;

    /// <summary>True when two names match case-insensitively and none matches exactly.</summary>
    public bool Ambiguous;

    public readonly bool IsPresent => Kind != JsonTokenType.None;
}
