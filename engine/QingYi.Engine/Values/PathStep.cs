namespace QingYi.Engine.Values;

/// <summary>One step of a path from a level of a record.</summary>
/// <param name="Node">The name to read.</param>
/// <param name="Element">The element to read when the level is an array; -1: the name is not a number.</param>
/// <param name="Next">The possible next steps, longest name first; empty at the end of the path.</param>
/// <param name="InElement">The possible next steps from the element that <paramref name="Element"/> names.</param>
internal sealed record PathStep(PathNode Node, int Element, PathStep[] Next, PathStep[] InElement)
{
    public bool IsEnd => Next.Length == 0;
}
