using System.Text.Json;

namespace QingYi.Engine.Values;

/// <summary>Where a value of the record stands; the entries of an object's row and of an array are captures too.</summary>
internal struct Capture
{
    public JsonTokenType Kind;
    public int Start;
    public int Length;

    /// <summary>Object: index of its row. Array: index of its first element, -1 when empty.</summary>
    public int First;

    /// <summary>The next element of the same array, or -1.</summary>
    public int Next;

    /// <summary>The name matched to the letter, not only without regard to case.</summary>
    public bool Exact;

    /// <summary>Two names match without regard to case and none to the letter.</summary>
    public bool Ambiguous;

    public readonly bool IsPresent => Kind != JsonTokenType.None;
}
