namespace QingYi.Engine.Documents;

/// <summary>Characters of a text.</summary>
/// <param name="Start">The first one, counted from 0 in UTF-16 units.</param>
/// <param name="End">The one behind the last.</param>
internal readonly record struct TextSpan(int Start, int End)
{
    public bool IsEmpty => End <= Start;
}
