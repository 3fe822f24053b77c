namespace QingYi.Engine.Documents;

/// <summary>A part of a text and what replaces it.</summary>
/// <param name="Start">The first character, counted from 0 in UTF-16 units, as editors in a browser count.</param>
/// <param name="Length">The number of UTF-16 units that are replaced; 0: none, the replacement is inserted.</param>
/// <param name="Replacement">The new text of this part.</param>
public sealed record TextChange(int Start, int Length, string Replacement)
{
    internal int End => Start + Length;
}
